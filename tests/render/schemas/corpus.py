"""Right and wrong files of every kind: what stands in the place of some keys of a file that the manual shows.

`!key` takes a key away. What is right is read, and let through by the schema; what is wrong is refused by both.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from tests.support.files_read import EXAMPLES
from xcollab.store.yaml.reading import read
from xcollab.store.yaml.writing import write

C = "collabs/q3-launch"
_EVERYWHERE_A_STATEMENT = """
+ at: 2024-07-01T09:00
+ at: 2024-07-01 09:00:30
+ at: 2024-07-01T09:00:00Z
+ at: 2024-02-29T23:59:59-11:30
- at: 2024-07-01
- at: 2024-02-30T09:00
- at: 2023-02-29T09:00
- at: 2024-07-01T24:00
- at: 2024-07-01T09:60
- at: 2024-07-01T09:00:60
- at: 2024-07-01T09:00+24:00
- at: 2024-07-01T09:00+08:75
- at: 2024-07-01T09:00+0800
- at: 1999-12-31T09:00
- at: 2200-01-01T09:00
- at: yesterday
- at:
- "!at"
- by: Li Na
- by: nul
- by: [li]
- "!by"
- as: sales
- as: Sales/lead
- as: sales/lead/2
- "!as"
- on: elsewhere
- on: q3-launch
- "!on"
- act: dance
- act:
- act: true
- "!act"
+ x-note: {anything: [1, true, null]}
+ x-:
- mine: note
- X-note: mine
- x_note: mine
+ recorded_by: zhou\\nvia: phone
+ recorded_by:\\nvia:
- recorded_by:\\nvia: phone
- recorded_by: zhou\\nvia:
- recorded_by: zhou\\nvia: pigeon
- as_: sales/lead
+ redacted: {by: zhou, at: 2024-07-03T10:00, reason: a password}
- redacted: {by: zhou, at: 2024-07-03, reason: a password}
- redacted: {by: zhou, at: 2024-07-03T10:00}
"""
_TABLE: Mapping[str, str] = {
    "xcollab.yaml": """
+ format: 1
- format: 2
- format: '1'
- format: true
- format:
+ "!format"
+ requires: '0.3'
+ requires: 0.3
+ requires: 3
+ requires: 1.2.3
- requires: v1
- requires: 1.2.3.4
- requires: 1.x
- requires: -1
- requires: ''
- id: Acme
- id: con
- id: a b
- id: '{long}'
- id: |\\n  acme
- "!id"
+ id: 2024
- id: -5
- id: 1.5
- id: true
- name: ''
- name: '   '
- name: '　'
- name: |\\n  two\\n  lines
- name: "a\\u0007b"
- name: "a\\u2028b"
- name: [Acme]
+ name: |\\n  Acme
+ name: 2024
+ name: 1.5
+ name: no
+ name: 😀 新品
- name: true
- "!name"
+ language: en
- language: 中文
- language: zh_CN
+ timezone: Europe/London
- timezone: Mars/Olympus
- timezone: ''
- timezone: 8
+ deadlines: {feedback: 3wd, solution: 48h, acceptance: 8wh, log: 2wd, remind_before: 1wd}
+ deadlines: {}
- deadlines: {feedback: 2}
- deadlines: {feedback: 2d}
- deadlines: {feedback: 0wd}
- deadlines: {feedback: 1000wd}
- deadlines: {feedback: 2 wd}
- deadlines: {feedback: 2WD}
- deadlines: {answer: 2wd}
- deadlines:
- deadlines: [2wd]
- deadlines: 2wd
+ forge: none
+ forge:
- forge: bitbucket
- merged_by: noreply@github.com
+ merged_by: [noreply@github.com]
- merged_by: [github]
- merged_by: [a b@c]
- admins: []
- admins: zhou
- admins:
- admins: [Zhou Min]
- admins: [zhou, {id: li}]
- "!admins"
- titel: x
+ x-colour: red
+ web: https://forge.example/launch
+ web: http://127.0.0.1:8080/x
- web: http://forge.example/launch
- web: https://user:pw@forge.example/launch
- web: https://forge.example/launch?x=1
- web: forge.example
+ channels: {mail: {kind: mail, server: XCOLLAB_SMTP, from: xcollab@example.com}}
+ channels: {hook: {kind: webhook, url: XCOLLAB_HOOK, secret: XCOLLAB_HOOK_KEY}}
+ channels: {sales: {kind: feishu, url: XCOLLAB_URL, secret: null, keyword: 协作}}
+ channels: {}
- channels: [mail]
- channels: {Mail: {kind: mail, server: XCOLLAB_SMTP, from: xcollab@example.com}}
- channels: {mail: {kind: mail, server: XCOLLAB_SMTP}}
- channels: {mail: {kind: mail, server: XCOLLAB_SMTP, from: xcollab@example.com, url: XCOLLAB_URL}}
- channels: {mail: {kind: mail, server: 'smtps://u:p@host', from: xcollab@example.com}}
- channels: {mail: {kind: mail, server: SMTP, from: xcollab@example.com}}
- channels: {mail: {kind: mail, server: XCOLLAB_SMTP, from: X Collab}}
- channels: {mail: {server: XCOLLAB_SMTP, from: xcollab@example.com}}
- channels: {mail: {kind: pigeon, url: XCOLLAB_URL}}
- channels: {hook: {kind: webhook}}
- channels: {hook: {kind: wecom, url: XCOLLAB_URL, secret: XCOLLAB_KEY}}
+ notify_hours: 08:30-20:00
- notify_hours: 20:00-08:30
""",
    "calendar.yaml": """
+ country: US
- country: china
- country: cn
- country: CHN
+ week: [mon, tue, wed, thu, fri, sat]
- week: [monday]
- week: mon
- week: [1]
+ hours: 08:30-17:00
+ hours: 09:59-10:00
- hours: 18:00-09:00
- hours: 09:00-09:00
- hours: 9:00-18:00
- hours: 09:00-24:00
- hours: 09:00 - 18:00
- hours: 09:00
+ off: []
- off: [{date: 2024-02-30, name: x}]
- off: [{date: 2024-05-01}]
- off: [{date: 2024-05-01, name: ''}]
- off: [2024-05-01]
- off: {date: 2024-05-01, name: x}
- work: [{date: 2100-02-29, name: x}]
+ work: [{date: 2000-02-29, name: x}]
+ notices: [{year: 2025, source: gov.cn, off: [{date: 2025-01-01, name: New Year}]}]
- notices: [{year: 1999, source: gov.cn, off: [{date: 2025-01-01, name: New Year}]}]
- notices: [{year: '2025', source: gov.cn, off: [{date: 2025-01-01, name: New Year}]}]
- notices: [{year: 2025, off: [{date: 2025-01-01, name: New Year}]}]
- notices: [{year: true, source: gov.cn, off: [{date: 2025-01-01, name: New Year}]}]
- holidays: []
""",
    "departments/marketing.yaml": """
- name:
- name: "A\\\\nB"
+ lead:
- lead: Zhou
- lead: [zhou]
- deputies: zhou
- deputies: [zhou, -x]
- liaisons:
+ executive: 007
+ members: []
- members: [zhou]
- members: [{id: zhou, name: Zhou, email: []}]
- members: [{id: zhou, name: Zhou}]
- members: [{id: zhou, name: Zhou, email: zhou@example.com}]
- members: [{id: zhou, name: Zhou, email: [zhou]}]
- members: [{id: zhou, name: Zhou, email: [12]}]
+ members: [{id: zhou, name: Zhou, email: [zhou@example.com], until: 2024-12-31, forge: zhoumin}]
+ members: [{id: zhou, name: Zhou, email: [zhou@example.com], until: null, x-desk: 4}]
- members: [{id: zhou, name: Zhou, email: [zhou@example.com], until: 2024-11-31}]
- members: [{id: zhou, name: Zhou, email: [zhou@example.com], until: 2024}]
- members: [{id: zhou, name: Zhou, email: [zhou@example.com], desk: 4}]
- members: {zhou: {name: Zhou}}
+ notify: {channels: [sales]}
- notify: {channels: sales}
- notify: {channel: sales}
+ members: [{id: zhou, name: Zhou, email: [zhou@example.com], notify: {channels: [], address: li@example.com, mobile: 13800138000}}]
+ members: [{id: zhou, name: Zhou, email: [zhou@example.com], notify: {mobile: '+8613800138000'}}]
- members: [{id: zhou, name: Zhou, email: [zhou@example.com], notify: {mobile: 138-0013}}]
- members: [{id: zhou, name: Zhou, email: [zhou@example.com], notify: {address: Li Na}}]
""",
    f"{C}/request.yaml": """
- title: ''
- title: |\\n  two\\n  lines
- "!title"
+ background: |\\n  two\\n  lines
- background: ' '
- background: |+\\n\\n
- objectives: one
- objectives: []
- objectives: ['']
- objectives: [{text: one}]
- departments: []
- departments: [销售部]
- requester: li@example.com
- "!coordinator"
- coordinator: [zhou, li]
+ acceptor: li
+ due: 2024-02-29
+ due: 2096-02-29
+ due: '2024-09-30'
- due: 2023-02-29
- due: 2100-02-29
- due: 2024-04-31
- due: 2024-13-01
- due: 2024-00-10
- due: 2024-9-30
- due: 2024/09/30
- due: 20240930
- due: 2024-09-30T18:00
- due: next Friday
- due: "2024-09-30\\\\n"
- due: ２０２４-09-30
- due: 1999-12-31
- due:
- milestones: []
- milestones: [Launch]
- milestones: [{name: Launch}]
- milestones: [{name: Launch, day: 2024-09-01}]
- milestones: [{name: "A\\\\nB", date: 2024-09-01}]
+ special_requirements: [{text: x, department: null}]
- special_requirements: [x]
- special_requirements: [{department: sales}]
- scope:
+ scope: [1, 2.5, x]
- priority: urgent
- priority: 高
- priority:
- related: q2
+ related: [q2]
- status: submitted
- 截止日期: 2024-09-30
""",
    f"{C}/tasks/report.yaml": """
+ description:
- description: ''
+ "!description"
- owner:
- owner: Li Na
+ assignee: li
- assignee: ''
- helpers: [li, '']
+ start: 2024-07-01
- start: tomorrow
- criteria: []
- criteria: done
- criteria: [true]
- "!criteria"
+ milestone: Launch
- milestone: "A\\\\nB"
- depends_on: [Report One]
- depends_on: page
- status: doing
- progress: 50
""",
}


class Row(NamedTuple):
    """A file of the corpus."""

    path: str
    change: str
    right: bool
    text: str


def rows() -> Iterator[Row]:
    """All of them: what is said of every statement is said of one of each act."""
    for path, table in _TABLE.items():
        yield from _rows(path, table)
    for path in EXAMPLES:
        if path not in _TABLE and path.startswith("collabs/"):
            act = _act(path)
            yield from _rows(path, _STATEMENTS.get(act) or _STATEMENTS.get(act.rpartition(" ")[2], ""))
            if act in ("logs progress", "feedback feedback", "meetings minutes", "issues open", "acceptance pass"):
                yield from _rows(path, _EVERYWHERE_A_STATEMENT)


def _act(path: str) -> str:
    *_, directory, subject, _ = path.split("/")
    where = subject if subject in ("request", "meetings") else directory
    return f"{where} {read(EXAMPLES[path].encode()).data.get('act')}"


def _rows(path: str, table: str) -> Iterator[Row]:
    for line in filter(None, table.splitlines()):
        change = line[2:].strip().strip('"') if '"!' in line else line[2:]
        change = change.replace("\\n", "\n").replace("\\\n", "\\n").replace("{long}", "a" * 41)
        yield Row(path, change, line.startswith("+"), changed(EXAMPLES[path], change))


def changed(text: str, change: str) -> str:
    """The file with some keys written otherwise, or without one."""
    keys = (
        [change[1:]]
        if change.startswith("!")
        else [line.partition(":")[0] for line in change.splitlines() if not line.startswith(" ")]
    )
    kept = {key: value for key, value in read(text.encode()).data.items() if key not in keys}
    return write(kept).decode() + ("" if change.startswith("!") else change + "\n")


_STATEMENTS: Mapping[str, str] = {
    "request submit": """
- asked: sales
- asked: [Sales]
- within: 2
- "!within"
- "!plan"
- reason: forbidden here
""",
    "request revise": """
- changes: []
- changes: [{from: a, to: b}]
+ changes: [{field: title, from: a, to: b}]
+ changes: [{field: scope, from: null, to: [a, {b: c}]}]
- changes: [{field: title, was: a, to: b}]
- reason: ''
""",
    "request confirm": """
- without: [sales]
+ without: [{department: sales, reason: x}]
- answers: 1
""",
    "request handover": """
- to: Zhou Min
- "!to"
- from_: zhou
- from: [li]
""",
    "cancel": """
- "!reason"
- reason:
- text: x
""",
    "request archive": """
- went_well: []
- went_well: good
+ improvements: [{text: x, owner: li, due: 2024-12-01}]
- improvements: [{text: x, due: 2024-12-32}]
- improvements: [x]
""",
    "comment": """
- text: '  '
- mentions: li
+ mentions: [li]
- reply_by: soon
""",
    "object": """
+ to: whatever
- to: [a]
- "!text"
""",
    "acknowledge": """
- "!of"
- text: x
""",
    "withdraw": """
- of:
- "!reason"
""",
    "hold": """
- "!reason"
- until: 2024-08-01
""",
    "logs decline": """
- reason: ' '
- "!plan"
""",
    "logs progress": """
+ status: delayed\\nforecast: 2024-07-20\\nreason: x
- status: 进行中
- status: done
- status:
- "!status"
- needs: help
- needs: {from: Marketing, what: x}
- needs: {from: marketing}
+ needs: {from: marketing, what: x}
- needs: {from_: marketing, what: x}
- forecast: 2024-06-31
- attachments: [report.pdf]
- attachments: [{name: r.pdf, sha256: abc}]
- attachments: [{name: r.pdf, path: attachments/3b1f0c9a77e2.pdf}]
- attachments: [{name: r.pdf, path: ../secret.pdf, sha256: 3b1f0c9a77e2d4b8a6c1e5f90213475869abcdef0123456789abcdef01234567}]
- attachments: [{name: r.pdf, sha256: 3b1f0c9a77e2d4b8a6c1e5f90213475869abcdef0123456789abcdef01234567}]
+ attachments: [{name: '[redacted]', sha256: 3b1f0c9a77e2d4b8a6c1e5f90213475869abcdef0123456789abcdef01234567}]
+ attachments: [{name: r.pdf, path: attachments/3b1f0c9a77e2.pdf, sha256: 3b1f0c9a77e2d4b8a6c1e5f90213475869abcdef0123456789abcdef01234567}]
- attachments: [{name: r.pdf, path: attachments/3B1F0C9A77E2.pdf, sha256: 3B1F0C9A77E2d4b8a6c1e5f90213475869abcdef0123456789abcdef01234567}]
- decision: accept
""",
    "logs reschedule": """
- moves: []
- moves: [{task: report, from: 2024-07-10, to: 2024-07-12, reason: x}, {task: page, from: 2024-07-10, to: 2024-07-12, reason: x}]
- moves: [{task: report, to: 2024-07-12, reason: x}]
- moves: [{task: report, from: 2024-07-10, to: 2024-07-12}]
- moves: [{task: report, from: 2024-07-10, to: 2024-07-32, reason: x}]
+ moves: [{task: report, from: 2024-07-10, to: 2024-07-12, reason: x, cause: i-4k2m}]
""",
    "logs reassign": """
- hands: []
- hands: [{role: boss, from: li, to: sun}]
- hands: [{role: owner, to: sun}]
+ hands: [{role: owner, from: li, to: sun}, {role: assignee, from: li, to: sun}]
- hands: [{role: owner, from: li, to: sun}, {role: assignee, from: li, to: sun}, {role: owner, from: a, to: b}]
""",
    "feedback feedback": """
+ decision: decline\\nreason: x
- decision: maybe
- decision: 承接
- "!decision"
- "!answers"
- answers: [terms1]
- scope: everything
- resources: [two designers]
- resources: [{what: designers, quantity: 0}]
- resources: [{what: designers, quantity: '2'}]
- resources: [{what: designers, quantity: 2.5}]
+ resources: [{what: designers, quantity: 2, department: marketing}]
- resources: [{quantity: 2}]
- resources: [{what: "A\\\\nB"}]
- risks: [late]
- risks: [{text: late, delay_days: -1}]
- risks: [{text: late, delay_days: two}]
+ risks: [{text: late, delay_days: 0, mitigation: x}]
- liaison: Li Na
- status: accept
""",
    "meetings minutes": """
- kind: party
+ kind: weekly
- held: 2024-07-01T10:00
- held: Monday
- attendees: []
- attendees: zhou
+ attendees: [zhou, 王总（客户）]
- attendees: ["A\\\\nB"]
- topics: []
- topics: ['']
- actions: [do it]
- actions: [{text: do it}]
- actions: [{text: do it, owner: li, due: 2024-02-30}]
+ actions: [{text: do it, owner: li, due: 2024-03-30, task: report}]
""",
    "issues open": """
- kind: bug
- kind: 延期
+ tasks: []
- tasks: report
- wanted_by: asap
- wanted_by:
- "!impact"
- impact: ''
- department: Tech
- department: [tech]
- within: 24
- within: 24 hours
- title: "A\\\\nB"
- text: x
""",
    "issues resolve": """
+ no_moves: true
- no_moves: yes
- no_moves: 1
- no_moves: 'true'
- revision: maybe
+ revision: none
- moves: none
""",
    "issues transfer": """
- department:
- "!reason"
- within: 24h
""",
    "acceptance submit": """
- deliverables: []
- deliverables: [report.pdf]
- deliverables: [{name: Report}]
- deliverables: [{name: Report, meets: perhaps}]
- deliverables: [{name: Report, meets: yes}]
+ deliverables: [{name: Report, meets: false, quantity: 3, link: https://example.com/r}]
- deliverables: [{name: Report, meets: true, quantity: 0}]
- deliverables: [{name: Report, meets: true, quantity: three}]
- deliverables: [{name: Report, meets: true, link: ftp://example.com/r}]
- deliverables: [{name: Report, meets: true, link: see mail}]
- within: 3
""",
    "acceptance pass": """
- party: boss
- "!judges"
- checks: []
- checks: [{criterion: 0, met: true}]
- checks: [{criterion: one, met: true}]
- checks: [{criterion: 1}]
- checks: [{criterion: 1, met: ok}]
+ checks: [{criterion: 1, met: true, note: fine}]
- reason: x
- fixes: [x]
""",
    "acceptance return": """
- "!fixes"
- fixes: []
- fix_by: 2024-09-31
- "!fix_by"
- moves: [{task: a, from: 2024-07-10, to: 2024-07-12, reason: x}, {task: b, from: 2024-07-10, to: 2024-07-12, reason: x}]
- note: x
""",
}
"""By directory and act, or by act alone."""
