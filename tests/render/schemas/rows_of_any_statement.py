"""What is right and wrong in the place of some keys of any statement."""

EVERYWHERE = """
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
