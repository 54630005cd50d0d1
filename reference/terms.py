"""The terms of the glossary: the Chinese word, the English word, and what each means, in both languages.

A term that the program names itself is given as `group.value` of `words/labels.py`, so that it has one name only.
"""

from collections.abc import Mapping
from typing import NamedTuple


class Term(NamedTuple):
    """One word of the house."""

    zh: str
    en: str
    zh_meaning: str
    en_meaning: str


class Part(NamedTuple):
    """Terms that belong together, under a heading."""

    zh: str
    en: str
    terms: tuple[Term, ...]


PARTS = (
    Part("一件事", "The work", (
        Term("协作事项", "collaboration", "几个部门一起完成的一件事，在仓库里是 `collabs/` 下的一个目录；从需求到归档走六个阶段。",
             "One piece of work that several departments carry together: a directory below `collabs/`, led through six stages from request to archive."),
        Term("工作区", "workspace", "一家公司的设置、部门和全部协作事项：`xcollab.yaml` 所在的目录。能读仓库的人都能读到它的全部内容。",
             "A company's settings, departments and collaborations: the directory of `xcollab.yaml`. Whoever can read the repository can read all of it."),
        Term("阶段", "stage", "需求发起、需求反馈、任务分解、进度跟踪、问题中心、成果验收。由记录推算得出，不写在文件里。",
             "Request, feedback, tasks, progress, issues, acceptance. Computed from what was said; no file holds it."),
        Term("需求", "request", "阶段 1 的表单：要做什么、找哪些部门、何时完成；由一位总协调人统筹。",
             "The form of stage 1: what is wanted, of which departments, by when; one coordinator leads it."),
        Term("反馈", "feedback", "阶段 2 各部门对需求的答复：承接、有条件承接、建议调整或不承接。",
             "A department's answer to the request in stage 2: accept, accept with conditions, want changes, or decline."),
        Term("任务", "task", "阶段 3 分解出来的工作，有一位负责人、一位执行人、一个截止日期和交付标准。",
             "A part of the work, from stage 3 on: one owner, one assignee, a due date, acceptance criteria."),
        Term("日志", "log", "执行人每个工作日对任务进展的说明（阶段 4）。", "What an assignee says of a task each working day (stage 4)."),
        Term("问题", "issue", "阶段 5：影响任务、需要别的部门解决的事。每个问题都有答复、有人确认、有结果。",
             "Stage 5: what stands in the way of a task. Each is answered, agreed on and resolved."),
        Term("成果", "deliverable", "任务交付的东西，附数量和是否符合标准；提交后由双方验收。",
             "What a task hands over, with its quantity and whether it meets the criteria; both parties judge it."),
        Term("交付标准", "acceptance criterion", "任务做到什么程度才算完成；验收时逐条给结论。",
             "What must be true of a task's deliverables; a verdict is given on each."),
        Term("轮次", "round", "一次提交成果到双方给出结论为止。退回整改后开始新的一轮。",
             "From handing in to both verdicts. A return begins the next round."),
        Term("关键时间节点", "milestone", "需求里有名称和日期的一步；任务可以写明属于哪一个。", "A step of the request with a name and a date; a task may say which it belongs to."),
        Term("会议纪要", "minutes", "会议的记录：参会人员、讨论要点、决议、行动项。启动会、每周同步会和复盘会都可以有。", "What was said at a meeting: attendees, topics, decisions, actions. Of a kickoff, a weekly sync or a review."),
        Term("方案", "solution", "责任部门对问题的答复；提出人同意之后去落实。", "The responsible department's answer to an issue; carried out once the raiser agrees."),
        Term("验收结论", "verdict", "双方对成果的判断，逐条给出：通过，或退回整改。", "What a party says of the deliverables, criterion by criterion: passed, or returned."),
        Term("退回整改", "return", "成果不合格：写明原因、要改什么、何时改好；任务回到进行中，轮次加一。", "The deliverables do not do: why, what to mend, by when; the task goes round again."),
        Term("后续任务", "follow-up", "有条件通过时，在同一次操作里建立的任务，补上其余部分。", "A task that a conditional pass creates in the same act, for what is left."),
        Term("复盘", "lessons learned", "归档时写下：做得好的、不足之处、根本原因、改进措施。", "Written when a collaboration is archived: what went well and badly, root causes, improvements."),
        Term("归档", "archive", "协作事项的结束：记下经验教训（复盘），不再接受新的记录。",
             "The end of a collaboration, with the lessons learned; nothing is added afterwards."),
    )),
    Part("人与身份", "People and capacities", (
        Term("成员", "member", "`departments/` 里登记的人，凭提交所用的邮箱识别。", "Somebody in `departments/`, known by the e-mail address of their commits."),
        Term("capacity.coordinator", "", "一个协作事项只有一位；分解任务、调整日期、与发起方共同验收。",
             "One for each collaboration: sets tasks, moves dates, and accepts together with the requester's side."),
        Term("capacity.requester", "", "发起人，以及发起部门的负责人、代理人和对接人。", "The requester, and the lead, deputies and liaisons of the requesting department."),
        Term("capacity.lead", "", "部门的负责人；可以代表部门答复，也可以为本部门添加成员。", "Leads a department, answers for it, and may add members to it."),
        Term("capacity.deputy", "", "部门负责人不在时代行其职。", "Stands in for the lead."),
        Term("capacity.liaison", "", "部门的日常联系人，可以代表部门答复。", "A department's everyday contact, who may answer for it."),
        Term("capacity.executive", "", "分管一个部门的领导；逾期较久的事最后上报到这里。", "Whom a department reports to; what stays late ends here."),
        Term("capacity.owner", "", "对任务负责的人，由任务所在部门的人担任；确认任务之后日期才算约定。", "Answers for a task; its date is agreed once the owner confirmed."),
        Term("capacity.date-asked", "", "同意之后提议的日期才生效的人：任务负责人；日期由负责人提议的，则为总协调人。", "Whose consent moves a date that was proposed: the owner; where the owner proposed it, the coordinator."),
        Term("capacity.assignee", "", "动手做任务、写日志、提交成果的人。", "Does the task, keeps its log and hands in the deliverables."),
        Term("capacity.helper", "", "协助执行人的人，也可以写日志。", "Helps the assignee, and may log too."),
        Term("capacity.raiser", "", "提出问题的人；方案由其同意或否决。", "Who opened an issue, and agrees to a solution or turns it down."),
        Term("capacity.waiting", "", "等待答复的部门的成员；超时上报时会得知的负责人、代理人、对接人和分管领导。可以催办。", "A member of a department that waits for the answer; lead, deputy, liaison or executive of whoever owes it. May nudge."),
        Term("capacity.approver", "", "须经其同意，需求才能下发或启动的上级；由需求指定。", "Has to approve the request before the departments are asked, or before it is confirmed; the request names them."),
        Term("capacity.acceptor", "", "除发起方自己以外，代表发起方验收的人；由需求指定。", "Accepts the work for the requesting side, besides that side itself; the request names them."),
        Term("capacity.action-owner", "", "会议行动项或复盘改进措施的负责人；说明已完成，或转交他人。", "Whose an action of a meeting, or an improvement of an archive, is; says that it is done, or hands it on."),
        Term("capacity.action-lead", "", "行动项负责人所在部门的负责人；可以替其转交。", "The lead of that person's department; may hand it on."),
        Term("capacity.stand-in", "", "总协调人和发起方的所有人都已有离职日期时，代为指定新总协调人的管理员。", "Names a new coordinator where the coordinator and all of the requester's side have a last day."),
        Term("capacity.responsible", "", "应当答复某个问题的部门的任一成员。", "Any member of the department that has to answer an issue."),
        Term("capacity.linked-assignee", "", "问题所涉任务的执行人，也可以宣布问题已解决。", "Does a task that an issue names, and may resolve the issue, too."),
        Term("capacity.participant", "", "发起部门、被请部门或任务所列部门的任一成员；可以评论、提出问题、记录纪要。", "Any member of a department that requests, is asked or has a task: may comment, raise issues, record minutes."),
        Term("capacity.representative", "", "可以代表部门答复的人。", "Whoever may answer for a department."),
        Term("capacity.speaker", "", "被代录的人：由其确认所录是否属实。", "Whose words somebody else typed: confirms that they were so."),
        Term("capacity.asked", "", "被点名提问的人，或被请求协助的部门的负责人、代理人、对接人；不在参与部门也可以评论作答。", "Whoever is asked by name, or for a department whose help is wanted: may comment to answer, taking part or not."),
        Term("capacity.addressee", "", "一条记录所涉及的人，如被提及的人、任务被改期的负责人；由其表示已知悉。", "Whom a statement concerns, such as those mentioned or the owner of a task whose date moved: takes note of it."),
        Term("capacity.author", "", "写下某条记录的人；可以把它撤回。", "Who wrote a statement, and may take it back."),
        Term("capacity.admin", "", "可以修改设置、日历和部门；第一位是执行 `init` 的人。", "May change settings, calendar and departments; the first is who ran `init`."),
        Term("代录", "recorded for somebody", "替人记录其所说的话（`--for`、`--via`）。它有效，停表，并请本人确认。",
             "What somebody else typed for the speaker (`--for`, `--via`). It counts, stops the clock, and the speaker is asked to confirm."),
    )),
    Part("文件与记录", "Files and statements", (
        Term("计划", "plan", "可以修改的文件：需求和任务。", "A file that is edited: the request, a task."),
        Term("记录", "statement", "某人在某一刻说的一句话：一个新文件，之后不再修改。", "What a person said at a moment: a file of its own that nobody edits afterwards."),
        Term("操作", "act", "一次动作：提交、反馈、确认……一次操作一个提交，要么全部发生，要么完全不发生。",
             "Something done: submit, give feedback, confirm … One act is one commit; all of it happens, or none."),
        Term("应办事项", "obligation", "某人此刻该做而没做的一件事：答复、确认、提交……规则写明谁来办、何时到期、用哪个操作办结。",
             "Something that somebody owes now: an answer, a confirmation, deliverables. The rules say who owes it, by when, and what answers it."),
        Term("评论", "comment", "对任何对象的一句话或一个问题；可以提及（@）某些人，并写明回复期限。", "A remark or a question on anything; it may mention people and ask for a reply by a day."),
        Term("移交", "handover", "换一位总协调人。", "Another member becomes the coordinator."),
        Term("改派", "reassign", "换任务的负责人或执行人；换了负责人，任务要重新确认。", "Another owner or assignee of a task; a new owner has to confirm it again."),
        Term("撤回", "withdraw", "作者或总协调人收回一条记录；记录仍在历史里，不再算数。", "The author or the coordinator takes a statement back; it stays in the history and counts no more."),
        Term("异议", "objection", "对一条记录公开表示不同意。", "Disagreement with a statement, for all to see."),
        Term("修订", "revision", "改变已提交的需求；只请受影响的部门重新确认。", "A change of a submitted request; only the departments that it touches are asked again."),
        Term("条款", "terms", "一项答复所依据的内容。内容变了，答复就需要重新确认。", "What an answer rests on. When it changes, the answer has to be renewed."),
        Term("指纹", "fingerprint", "条款或成果的摘要（如 `terms1:…`），写在答复里，说明当时读到的是什么。",
             "A digest of terms or deliverables (such as `terms1:…`), kept in the answer: it says what was read."),
        Term("附件", "attachment", "记录所附的文件，以内容的 SHA-256 命名，不再改变。", "A file that a statement names; it lies under the SHA-256 of its bytes and never changes."),
        Term("隐去", "redact", "把秘密从记录中拿掉。git 的历史仍保留原文。", "Takes a secret out of a statement. Git's history keeps the original."),
    )),
    Part("日期与时限", "Dates and deadlines", (
        Term("时限", "deadline", "到何时应当答复；从应答的一刻起，按当时的设置计算。", "By when somebody has to answer, counted from the moment they were asked, by the settings of that moment."),
        Term("工作日", "working day", "公司上班的日子：按国家放假安排，再加上 `calendar.yaml` 里公司自己的。写作 `2wd`。",
             "A day on which the company works: by the public calendar, and the company's own in `calendar.yaml`. Written `2wd`."),
        Term("调休", "make-up day", "周末上班的日子，用来补假期。", "A weekend day that is worked to make up for a holiday."),
        Term("推定", "estimated", "官方尚未公布放假安排的年份，按推算计日。", "Counted on days that the official notice has not confirmed yet."),
        Term("生效日期", "date in force", "任务现在应当完成的日期：最初约定的日期，加上之后每一次改期。", "When a task is due now: the date first agreed, and each move since."),
        Term("改期", "reschedule", "改变一个约定的日期，写明原因；最初的日期始终可查。", "Moves an agreed date, with its reason; the first date stays known."),
        Term("提议日期", "proposed date", "向任务负责人提议的新日期；负责人同意之前不生效，不答复会上报。", "Another date put to a task's owner; it counts once the owner consents, and silence is escalated."),
        Term("逾期", "late", "时限已过而没有答复。算在当时该行动的人名下，只陈述，不追责。", "The deadline has passed without an answer. Counted against whoever held the ball; it states, and does not blame."),
        Term("延期", "delayed", "执行人预计不能按期，给出预计日期和原因；与状态并存的标记。", "A flag beside the status: the assignee expects another date, and says why."),
        Term("上报", "escalation", "逾期之后依次告知总协调人、部门负责人、分管领导。", "What stays late is told to the coordinator, then the lead, then the executive."),
        Term("暂缓上报", "hold", "总协调人让上报推迟一个工作日。", "The coordinator puts an escalation off by one working day."),
    )),
    Part("查看", "Views", (
        Term("进度看板", "board", "全部任务；红色为逾期，黄色为需协助，缺日志为灰色。", "All tasks; red is late, yellow needs help, a missing log is grey."),
        Term("待办", "inbox", "等着我做的事，每项附上处理它的命令。", "What waits for me, each with the command that answers it."),
        Term("同步会议程", "agenda", "每周十五分钟，只谈未解决的问题。", "For the weekly fifteen minutes: open problems only."),
        Term("矛盾", "contradiction", "两个人同时改变了同一件事，后到的那条不合规则：所有人都看得到，不会丢掉。",
             "Two people moved the same thing at once, and the later statement does not fit any more: shown to all, never dropped."),
        Term("检查结果", "finding", "`check` 指出的一处问题：文件、行号、错在哪里、该写成什么。", "What `check` reports: file, line, what is wrong and what to write instead."),
        Term("指标", "metrics", "及时率、准时率等，都附上样本数。", "Rates such as in time and on time, each with its n."),
    )),
    Part("git 与共享", "Git and sharing", (
        Term("仓库", "repository", "git 保存文件和历史的地方。", "Where git keeps files and their history."),
        Term("克隆", "clone", "仓库在一台电脑上的完整副本。", "A whole copy of a repository on one machine."),
        Term("提交", "commit", "一步改动，注明谁、何时；一次操作就是一个提交。", "One step of change, with who and when; an act is one commit."),
        Term("远程仓库", "remote", "大家共用的那一份。`sync` 从它收取，也送到它那里。", "The copy that all share; `sync` fetches from it and sends to it."),
        Term("同步", "sync", "收取别人的操作，把自己的放到它们之后，再送出去。", "Others' acts come in, one's own go on top of them, and out."),
        Term("搁置", "parked", "同步时因他人的操作而不再成立的一次操作：放在一边，附原因，可以重做或撤回。",
             "An act that others' acts made impossible, set aside by a sync with the reason; it is redone or withdrawn."),
        Term("代码平台", "forge", "GitHub、GitLab、Gitea、Gitee 等：存放仓库、处理合并请求的服务。", "GitHub, GitLab, Gitea, Gitee and the like: hosts the repository and its pull requests."),
        Term("合并请求", "pull request", "请别人认可之后再并入主分支的改动；GitLab 称 merge request。", "A change that others approve before it enters the main branch; GitLab says merge request."),
        Term("签核", "sign-off", "由另一方在代码平台上认可一次操作。", "The other side approves an act, on the forge."),
        Term("版本", "git revision", "历史中的一点，`--at` 用提交、分支或日期来指明。", "A point of the history; `--at` names it by a commit, a branch or a date."),
    )),
)  # fmt: skip

STATES: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "request": {
        "none": ("还没有需求文件。", "There is no request file yet."),
        "draft": ("正在起草，还没有请任何部门反馈。", "Being written; nobody is asked yet."),
        "submitted": ("已请各部门反馈，时限在走。", "The departments are asked, and their clock runs."),
        "confirmed": ("各部门已承接，任务可以开始。", "The departments accepted; work may begin."),
        "archived": ("已结束，经验教训已记下。", "Over, with its lessons."),
        "cancelled": ("中途取消，写明原因。", "Given up on the way, with the reason."),
    },
    "feedback": {
        "none": ("没有请这个部门参与。", "This department is not asked."),
        "unanswered": ("请了，尚未答复。", "Asked, and has not answered."),
        "renewal": ("答复过，但条款已变，需重新确认。", "Answered, but the terms changed since."),
        "accept": ("承接所列的范围。", "Takes its scope on."),
        "conditions": ("满足所列条件就承接。", "Takes it on under the conditions named."),
        "changes": ("希望先调整需求。", "Wants the request changed first."),
        "decline": ("不承接，写明原因。", "Does not take it on, with the reason."),
        "passed-over": ("一直没有答复，先行启动；不算承接。", "Stayed silent, and work began without it; not an acceptance."),
    },
    "task": {
        "none": ("还没有这个任务。", "There is no such task yet."),
        "proposed": ("等负责人确认。", "Waits for its owner."),
        "declined": ("负责人退回，写明原因。", "The owner gave it back, with the reason."),
        "todo": ("已确认，还没开始。", "Confirmed, not begun."),
        "doing": ("正在进行。", "Under way."),
        "needs-help": ("执行人需要别人协助。", "The assignee needs somebody's help."),
        "finished": ("做完了，等提交成果。", "The work is done; deliverables are to be handed in."),
        "in-review": ("成果已提交，等双方验收。", "Handed in; the two verdicts are awaited."),
        "done": ("双方验收通过。", "Both parties passed it."),
        "cancelled": ("不再需要。", "Not wanted any more."),
    },
    "issue": {
        "none": ("还没有这个问题。", "There is no such issue yet."),
        "open": ("等责任部门提出方案。", "The responsible department owes a solution."),
        "proposed": ("方案等提出人同意。", "A solution waits for the raiser."),
        "agreed": ("方案已同意，正在落实。", "Agreed on, and being carried out."),
        "resolved": ("已解决，关联任务的日期已随之处理。", "Solved, and the dates of the linked tasks with it."),
    },
}  # fmt: skip
"""What each state means; its names are those of `words/labels.py`."""
