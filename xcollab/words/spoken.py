"""Other words that people say for a value, an act or a field, in mails and chats; what a command line takes is in `labels`.

Nothing that could mean the opposite in somebody's sentence stands here: what is not understood is asked, not guessed.
"""

from collections.abc import Mapping

SPOKEN: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "decision": {
        "accept": ("同意承接", "接受", "accepted"),
        "conditions": ("有条件接受", "附条件承接", "附条件接受", "conditional", "accepted with conditions"),
        "changes": ("建议修改", "需要调整", "changes wanted"),
        "decline": ("不接受", "无法承接", "不能承接", "拒绝", "declined", "cannot accept", "can't accept"),
    },
    "log": {
        "doing": ("正在进行", "doing", "ongoing"),
        "needs-help": ("需要协助", "需要帮助", "求助", "need help"),
        "finished": ("已做完", "done", "completed"),
        "delayed": ("延误", "推迟", "late"),
    },
    "act": {
        "task.confirm": ("确认", "接受", "confirmed", "accept", "accepted"),
        "task.decline": ("退回", "不接受", "拒绝", "declined", "return"),
        "acceptance.pass": ("通过", "验收通过", "passed", "accept", "accepted"),
        "acceptance.return": ("退回", "不通过", "退回整改", "验收不通过", "returned"),
        "acceptance.submit": ("提交", "submitted"),
        "issue.propose": ("方案", "解决方案", "proposal", "solution"),
        "issue.agree": ("同意", "agreed"),
        "issue.reject": ("不同意", "否决", "rejected", "disagree"),
        "issue.resolve": ("已解决", "resolved"),
        "request.confirm": ("确认", "confirmed"),
    },
    "field": {
        "member": ("姓名", "反馈人", "回复人", "who", "person"),
        "scope": ("可承接范围", "承接范围"),
        "resources": ("需要", "需求", "资源", "needs", "resource", "resources"),
        "risks": ("风险", "risk", "risks"),
        "conditions": ("条件是", "前提", "前提是", "condition"),
        "changes": ("调整", "建议", "change"),
        "reason": ("理由", "因为", "由于", "原因是", "because", "why"),
        "needs": ("需要", "needs", "need"),
        "forecast": ("预计", "延期到", "延期至", "推迟到", "延到", "expected", "until"),
        "text": ("说明", "进展", "方案", "答复", "solution"),
        "fixes": ("整改", "请修改", "fix"),
        "fix_by": ("整改日期", "期限"),
        "ready_by": ("完成时间", "ready"),
        "note": ("说明", "remark"),
        "deliverables": ("成果物", "deliverable"),
        "link": ("地址", "url"),
        "liaison": ("联系人", "contact"),
        "department": ("提供部门", "责任部门"),
        "from": ("由", "by"),
        "mitigation": ("应对", "措施"),
    },
    "none": {"none": ("无", "没有", "暂无", "无风险", "没有风险", "none", "no", "n/a", "na", "nothing", "nil", "-", "—", "/", "／")},
    "courtesy": {
        "courtesy": (
            "谢谢", "多谢", "感谢", "辛苦", "辛苦了", "收到", "好的", "好", "你好", "您好", "大家好", "早", "早上好", "没问题", "ok",
            "okay", "hi", "hello", "thanks", "thank you", "many thanks", "best regards", "regards", "kind regards", "got it",
            "noted", "no problem", "sure", "祝好", "此致", "敬礼", "发自我的iphone", "发自我的手机", "sent from my iphone",
        ),
    },
    "hedge": {
        "hedge": (
            "但", "不过", "前提", "除非", "如果", "若", "只要", "只有", "可是", "然而", "仅限", "but", "if", "unless", "provided",
            "however", "except", "only if", "as long as", "subject to", "depending",
        ),
    },
    "filler": {
        "filler": (
            "我们部门", "我部门", "本部门", "我们部", "我们这边", "我这边", "我们", "我方", "我部", "我", "部门", "可以", "能够", "愿意", "目前", "现在",
            "状态", "结论", "决定", "全部", "都", "会", "yes", "we", "i", "our department", "will", "can", "is", "are", "am", "the", "it", "this",
            "status", "decision",
        ),
    },
}  # fmt: skip
"""Group, then value, then what people say, in either language. The last groups are no values: what says that there is none,
greetings, what takes half of an answer back, and what may stand before its word without changing it.
"""


def said(group: str, value: str) -> tuple[str, ...]:
    """The other words for a value."""
    return SPOKEN.get(group, {}).get(value, ())
