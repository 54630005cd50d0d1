"""A company whose people have Chinese names and are asked things in two collaborations, for answers that come by chat and mail.

q3 三季度新品上市 is confirmed: report 竞品分析报告 (李娜, in progress), talks 渠道访谈 (李娜, to do), page 活动页面 (王强, proposed),
video 宣传视频 (孙磊, handed in, to be judged by 陈静 and 周敏), poster 宣传海报 (孙磊, in progress); the first of `ISSUES` waits for a
solution of the tech department, the second for 李娜's word on theirs. q4 秋季展会 is submitted: sales, tech and support are asked.
"""

import subprocess
from datetime import datetime
from pathlib import Path
from random import Random

from tests.support.company import Company, identity
from xcollab.store.sharing.asked_tokens import NOTICES, Asked, token_file

NAMES = {"zhou": "周敏", "chen": "陈静", "li": "李娜", "sun": "孙磊", "wang": "王强", "zhao": "赵雨", "wu": "吴芳"}
DEPARTMENTS = {"marketing": "市场部", "sales": "销售部", "tech": "技术部", "support": "客服部"}
MOMENT = "2024-07-02T09:00+08:00"


def name_in_chinese(company: Company) -> None:
    """Everybody and every department by a Chinese name, in one commit of the admin's."""
    for department, name in DEPARTMENTS.items():
        path = company.root / f"departments/{department}.yaml"
        lines = path.read_text(encoding="utf-8").splitlines()
        current = ""
        for at, line in enumerate(lines):
            if line.lstrip(" -").startswith("id: "):
                current = line.rpartition("id: ")[2]
            if line.startswith("name: "):
                lines[at] = f"name: {name}"
            elif line.lstrip().startswith("name: "):
                lines[at] = f"{line[: len(line) - len(line.lstrip())]}name: {NAMES[current]}"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    company.git("commit", "-qam", "names")


def ask(company: Company) -> None:
    """Bring both collaborations to where the module says."""
    name_in_chinese(company)
    company.random = Random(7)
    plan = (
        "--background",
        "背景",
        "--objective",
        "目标",
        "--coordinator",
        "zhou",
        "--milestone",
        "上市; date=2024-09-01",
    )
    company.did("chen", "request", "new", "q3", "--title", "三季度新品上市", *plan, "--due", "2024-09-30",
                "--department", "sales", "--department", "tech", at="2024-06-20T09:00+08:00")  # fmt: skip
    company.did("chen", "request", "submit", "q3")
    company.did("li", "feedback", "give", "-d", "accept", "--scope", "渠道推广", "-C", "q3")
    company.did("wang", "feedback", "give", "-d", "accept", "--scope", "活动页面", "-C", "q3")
    company.did("zhou", "request", "confirm", "q3")
    tasks = {"report": ("竞品分析报告", "li", "07-12"), "talks": ("渠道访谈", "li", "07-20"), "page": ("活动页面", "wang", "07-19"),
             "video": ("宣传视频", "sun", "07-10"), "poster": ("宣传海报", "sun", "07-15")}  # fmt: skip
    for key, (title, owner, due) in tasks.items():
        company.did("zhou", "task", "add", key, "--title", title, "--owner", owner, "--due", f"2024-{due}",
                    "--criterion", "价格齐全", "--criterion", "覆盖五城", "-C", "q3")  # fmt: skip
    for key in ("report", "talks", "video", "poster"):
        company.did(tasks[key][1], "task", "confirm", f"q3/{key}")
    for key in ("report", "video", "poster"):
        company.did(tasks[key][1], "task", "log", f"q3/{key}", "-s", "doing", "-m", "已开始")
    company.did("sun", "acceptance", "submit", "q3/video", "--deliverable", "视频；数量=1；链接=https://example.com/v")
    for title in ("素材未到", "样机不足"):
        company.did("li", "issue", "open", "-C", "q3", "--title", title, "--kind", "delay", "--description", "描述",
                    "--impact", "延误两天", "--wanted-by", "2024-07-20", "--department", "tech", "--task", "talks")  # fmt: skip
    company.did("wang", "issue", "propose", f"q3/{issues(company)['样机不足']}", "-m", "周五前补三台")
    company.did("chen", "request", "new", "q4", "--title", "秋季展会", *plan, "--due", "2024-11-30",
                "--department", "sales", "--department", "tech", "--department", "support")  # fmt: skip
    company.did("chen", "request", "submit", "q4")
    company.clock = datetime.fromisoformat(MOMENT)


def issues(company: Company) -> dict[str, str]:
    """The issues by their titles."""
    found = {}
    for path in sorted(Path(company.root, "collabs/q3/issues").iterdir()):
        first = min(path.glob("*.yaml"), key=lambda file: file.name).read_text(encoding="utf-8")
        title = next(line for line in first.splitlines() if line.startswith("title: "))
        found[title.removeprefix("title: ")] = path.name
    return found


def sent(company: Company, token: str, member: str, *questions: tuple[str, str, str, str], commit: str = "") -> None:
    """Make the repository know that a member was sent a reply block with these questions, at what stands there now."""
    head = commit or company.git("rev-parse", "HEAD").strip()
    path, content = token_file(token, Asked(member, head, questions))
    folder, _, name = path.partition("/")

    def made(*words: str, given: bytes) -> str:
        environment = {**company.environment, **identity("zhou", company.clock)}
        done = subprocess.run(
            ["git", *words], cwd=company.root, env=environment, input=given, capture_output=True, check=True
        )
        return done.stdout.decode().strip()

    blob = made("hash-object", "-w", "--stdin", given=content)
    within = made("mktree", given=f"100644 blob {blob}\t{name}\n".encode())
    tree = made("mktree", given=f"040000 tree {within}\t{folder}\n".encode())
    company.git("update-ref", NOTICES, made("commit-tree", tree, "-m", "sent", given=b""))
