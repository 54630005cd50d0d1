"""Canonical values and their names in Chinese and English. Files hold the canonical value, people may type any of the three.

One group a field, because one Chinese word can mean two things: 已完成 in a log is `finished`, of a task it is `done`.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import Literal

from xcollab.words.characters import composed
from xcollab.words.fields import FIELDS

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")

LABELS: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "request": {
        "none": ("未创建", "not created"),
        "draft": ("草稿", "draft"),
        "submitted": ("待反馈", "awaiting feedback"),
        "confirmed": ("已确认", "confirmed"),
        "archived": ("已归档", "archived"),
        "cancelled": ("已取消", "cancelled"),
    },
    "feedback": {
        "none": ("未涉及", "not asked"),
        "unanswered": ("待反馈", "no answer yet"),
        "renewal": ("需重新确认", "to be renewed"),
        "accept": ("承接", "accepts"),
        "conditions": ("有条件承接", "accepts with conditions"),
        "changes": ("建议调整", "wants changes"),
        "decline": ("不承接", "declines"),
        "passed-over": ("未答复，先行启动", "no answer, started without"),
    },
    "approval": {
        "unanswered": ("待审批", "no answer yet"),
        "later": ("启动前再审批", "asked before the start"),
        "approved": ("同意", "approves"),
        "refused": ("不同意", "refuses"),
    },
    "before": {"ask": ("征询部门前", "ask"), "start": ("启动前", "start")},
    "meeting": {"none": ("无", "none")},
    "task": {
        "none": ("未创建", "not created"),
        "proposed": ("待确认", "proposed"),
        "declined": ("已退回", "declined"),
        "todo": ("待执行", "to do"),
        "doing": ("进行中", "in progress"),
        "needs-help": ("需协助", "needs help"),
        "finished": ("待提交成果", "finished, to hand in"),
        "in-review": ("待验收", "in review"),
        "done": ("已完成", "done"),
        "cancelled": ("已取消", "cancelled"),
    },
    "log": {
        "doing": ("进行中", "in progress"),
        "needs-help": ("需协助", "needs help"),
        "finished": ("已完成", "finished"),
        "delayed": ("延期", "delayed"),
    },
    "day": {"no-change": ("无变化", "no change")},
    "decision": {
        "accept": ("承接", "accept"),
        "conditions": ("有条件承接", "accept with conditions"),
        "changes": ("建议调整", "wants changes"),
        "decline": ("不承接", "decline"),
    },
    "issue": {
        "none": ("未创建", "not created"),
        "open": ("待答复", "open"),
        "proposed": ("方案待确认", "solution proposed"),
        "agreed": ("处理中", "being solved"),
        "resolved": ("已解决", "resolved"),
    },
    "kind": {
        "delay": ("延期", "delay"),
        "resource-conflict": ("资源冲突", "resource conflict"),
        "requirement-change": ("需求变更", "change of requirement"),
        "other": ("其他", "other"),
    },
    "meeting-kind": {
        "kickoff": ("启动会", "kickoff"),
        "weekly": ("进度同步会", "weekly sync"),
        "review": ("复盘会", "review"),
    },
    "priority": {"high": ("高", "high"), "normal": ("中", "normal"), "low": ("低", "low")},
    "party": {"requester": ("发起方", "the requesting side"), "coordinator": ("总协调人", "the coordinator")},
    "verdict": {
        "pass": ("通过", "pass"),
        "conditional": ("有条件通过", "conditional"),
        "return": ("退回整改", "return"),
    },
    "dependant": {"free": ("不再等待", "free"), "cancel": ("一并取消", "cancel")},
    "found": {
        "title": ("标题", "title"),
        "decision": ("决议", "decision"),
        "lesson": ("复盘", "lesson"),
        "text": ("内容", "text"),
        "attachment": ("附件", "attachment"),
    },
    "via": {
        "phone": ("电话", "phone"),
        "chat": ("聊天", "chat"),
        "meeting": ("会议", "meeting"),
        "mail": ("邮件", "mail"),
    },
    "channel": {
        "mail": ("邮件", "mail"),
        "webhook": ("Webhook", "webhook"),
        "feishu": ("飞书", "Feishu"),
        "lark": ("Lark", "Lark"),
        "dingtalk": ("钉钉", "DingTalk"),
        "wecom": ("企业微信", "WeCom"),
        "apprise": ("Apprise", "Apprise"),
    },
    "secret-kind": {
        "bot-address": ("聊天机器人的地址", "the address of a chat bot"),
        "password-in-address": ("带密码的地址", "an address with a password"),
        "private-key": ("私钥", "a private key"),
        "token": ("访问令牌或签名密钥", "a token or a signing key"),
    },
    "language": {"zh": ("中文", "Chinese"), "en": ("英文", "English")},
    "weekday": {
        "mon": ("周一", "Mon"),
        "tue": ("周二", "Tue"),
        "wed": ("周三", "Wed"),
        "thu": ("周四", "Thu"),
        "fri": ("周五", "Fri"),
        "sat": ("周六", "Sat"),
        "sun": ("周日", "Sun"),
    },
    "hosted-on": {
        "github": ("GitHub", "GitHub"),
        "gitlab": ("GitLab", "GitLab"),
        "gitea": ("Gitea", "Gitea"),
        "gitee": ("Gitee", "Gitee"),
        "none": ("无网页的服务器", "a server without pages"),
    },
    "yes-no": {"yes": ("是", "yes"), "no": ("否", "no")},
    "revision": {"done": ("已修订", "done"), "none": ("无需修订", "none")},
    "capacity": {
        "admin": ("管理员", "admin"),
        "requester": ("发起方", "requester's side"),
        "coordinator": ("总协调人", "coordinator"),
        "stand-in": ("代管的管理员", "admin standing in"),
        "acceptor": ("验收人", "acceptor"),
        "approver": ("审批人", "approver"),
        "representative": ("部门负责人、代理人或对接人", "lead, deputy or liaison"),
        "lead": ("部门负责人", "lead"),
        "executive": ("分管领导", "executive"),
        "deputy": ("代理人", "deputy"),
        "liaison": ("对接人", "liaison"),
        "owner": ("负责人", "owner"),
        "date-asked": ("被征求新日期意见的人", "whoever is asked for the date"),
        "assignee": ("执行人", "assignee"),
        "helper": ("协助人", "helper"),
        "raiser": ("提出人", "raiser"),
        "responsible": ("责任部门成员", "member of the responsible department"),
        "linked-assignee": ("关联任务执行人", "assignee of a linked task"),
        "participant": ("参与部门成员", "member of a department taking part"),
        "asked": ("被问到的人", "whoever was asked"),
        "waiting": ("等待答复的一方，或接到上报的人", "whoever waits for it, or hears that it is late"),
        "speaker": ("本人", "the speaker"),
        "addressee": ("相关人", "whom it concerns"),
        "author": ("记录人", "its author"),
        "action-owner": ("行动项负责人", "owner of the action"),
        "action-lead": ("行动项负责人的部门负责人", "lead of the action's owner"),
    },
    "machine": {
        "collab": ("协作事项", "collaboration"),
        "request": ("需求", "request"),
        "feedback": ("需求反馈", "feedback"),
        "meeting": ("会议纪要", "minutes"),
        "task": ("任务", "task"),
        "acceptance": ("验收", "acceptance"),
        "issue": ("问题", "issue"),
    },
    "field": FIELDS,
}
"""Group, then canonical value, then the Chinese and the English name."""


def label(group: str, value: str, language: Language) -> str:
    """The name of a value, `task.confirm` going before `confirm`; the value itself where it has none."""
    known = LABELS.get(group, {})
    names = known.get(value) or known.get(value.rpartition(".")[2])
    return names[LANGUAGES.index(language)] if names else value


def canonical(group: str, typed: str, among: Collection[str] | None = None) -> str | None:
    """The canonical value somebody meant by a word of either language, of all of a group or `among` some of it."""
    wanted = composed(typed).strip().casefold().replace("_", "-")
    for value, names in LABELS[group].items():
        if (among is None or value in among) and wanted in (
            value.replace("_", "-"),
            *(name.casefold() for name in names),
        ):
            return value
    return None


def canonical_anywhere(typed: str, allowed: Iterable[str]) -> str | None:
    """The one of `allowed` that a word means in some group: for hints, where the group is not known."""
    wanted = composed(typed).strip().casefold()
    for value in allowed:
        for group in LABELS.values():
            if value in group and wanted in (value, *(name.casefold() for name in group[value])):
                return value
    return None
