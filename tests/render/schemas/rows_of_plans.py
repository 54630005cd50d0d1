"""What is right and wrong in the place of some keys of a request and of a task."""

from collections.abc import Mapping

C = "collabs/q3-launch"
PLANS: Mapping[str, str] = {
    "collab-templates/launch.yaml": """
- title: ''
- "!background"
- after: soon
- after: -1
- after: '54'
+ after: 0
+ coordinator_post: deputy
- coordinator_post: boss
+ acceptor: kong
- acceptor: Kong Wei
+ acceptor_post: lead
- acceptor_post: boss
+ approvers: [{member: wu, before: ask}]
- approvers: [{member: wu}]
- approvers: [wu]
- milestones: [{name: Launch, date: 2024-09-01}]
- lessons: ['']
+ lessons: [one, two]
- made_from: Q3
- tasks: [report]
- tasks: [{id: report}]
- due: 2024-09-30
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
+ start: 2024-07-01
- start: soon
+ copied_from: q2
- copied_from: Q2
+ template: launch
- template: [launch]
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
"""By the path of the file that is changed."""
