"""What is right and wrong in the place of some keys of a statement: of one of each act."""

from collections.abc import Mapping

STATEMENTS: Mapping[str, str] = {
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
    "task cancel": """
- "!reason"
+ cause: report
- cause: The report
""",
    "task split": """
- "!reason"
- parts: [one]
+ parts: [one, two, three]
- parts: [One, two]
- parts: one
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
    "nudge": """
- "!way"
- "!whom"
- "!what"
+ way: chat
- way: pigeon
- party: nobody
+ party: requester
+ minutes: 20240705T021500Z-chen-ab12\nnumber: 2
- number: 0
- note: ' '
""",
    "logs approve": """
- "!answers"
- answers: plan1:abc
+ note: Good
""",
    "logs refuse": """
- "!reason"
- reason: ' '
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
    "logs propose-date": """
- moves: []
- "!within"
- moves: [{task: report, from: 2024-07-10, to: 2024-07-12}]
+ follows: q3-launch/issues/i-4k2m/20240705T093012Z-zhou-k3d9
- follows: 20240705T093012Z-zhou-k3d9
""",
    "logs consent": """
- moves: []
- "!of"
- "!moves"
""",
    "logs refuse-date": """
- "!of"
- "!reason"
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
