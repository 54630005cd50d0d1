"""What is right and wrong in the place of some keys of the files of settings."""

from collections.abc import Mapping

SETTINGS: Mapping[str, str] = {
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
}
"""By the path of the file that is changed."""
