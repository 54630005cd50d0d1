"""All files of a generated workspace, in the order in which they came in."""

from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from heapq import merge

from bench.generate.people import People, Person
from bench.generate.records import File, Writer, plain, varied
from bench.generate.size import Size
from bench.generate.story import Story
from xcollab.schema.department import Department, Member
from xcollab.schema.workspace import Workspace

BEGUN = datetime(2024, 7, 1, 9, 0, tzinfo=timezone(timedelta(hours=8)))
"""When the workspace was founded. All of it happens within hundred days."""
_DAYS = 100


def settings(people: People) -> Iterator[File]:
    """The workspace and its departments."""
    founder = people.of(people.departments[0])[0]
    workspace = Workspace(id="acme", name="示例公司", requires="0.1", admins=(founder.id,))
    yield File("xcollab.yaml", plain(workspace), founder, BEGUN)
    for number, department in enumerate(people.departments):
        members = people.of(department)
        record = Department(
            name=f"第 {number} 部门", lead=members[0].id, liaisons=(members[1].id,),
            members=tuple(Member(id=one.id, name=f"成员 {one.id}", email=(one.email,)) for one in members),
        )  # fmt: skip
        yield File(f"departments/{department}.yaml", plain(record), founder, BEGUN)


def files(size: Size) -> Iterator[File]:
    """Settings, then plans and statements by moment."""
    people, writer, templates = People(size), Writer(), {}  # type: ignore[var-annotated]
    yield from settings(people)
    stories = [_told(Story(people, number, templates), writer, size) for number in range(size.collaborations)]
    yield from merge(*stories, key=lambda file: file.at)


def _told(story: Story, writer: Writer, size: Size) -> Iterator[File]:
    """One collaboration, its statements a minute or more apart."""
    start = BEGUN + timedelta(minutes=1 + story.number * 17 % (_DAYS * 1000))
    opening = len(story.asked) + 2
    pace = timedelta(seconds=max(2, min(3600, _DAYS * 86400 // 3 // max(1, size.statements))))
    home = f"collabs/{story.id}"
    request = varied(writer.plan(f"request {story.requester.id}", story.request), story.id, "", story.title)
    yield File(f"{home}/request.yaml", request, story.requester, start)
    for count, said in enumerate(story.said()):
        at = start + pace * (count + 1)
        yield writer.statement(story.id, said, at)
        if count + 1 == opening:
            yield from _planned(story, writer, home, story.coordinator, at)


def _planned(story: Story, writer: Writer, home: str, by: Person, at: datetime) -> Iterator[File]:
    for number, (task_id, owner) in enumerate(story.tasks()):
        template = writer.plan(owner.id, story.task(owner))
        content = varied(template, story.id, task_id, f"任务 {number}:渠道走访与竞品报告")
        yield File(f"{home}/tasks/{task_id}.yaml", content, by, at, "task.create", task_id)
