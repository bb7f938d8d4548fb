import type { DictionaryLabels } from '../locale.ts'

export const dictionaries = {
  customerKind: {
    name: '客户性质',
    codes: {
      company: '单位',
      person: '个人',
    },
  },
  customerType: {
    name: '客户类型',
    codes: {
      endUser: '最终客户',
      dealer: '经销商',
      agent: '代理商',
      supplier: '供应商',
      partner: '合作伙伴',
      government: '政府采购',
    },
  },
  customerNature: {
    name: '企业性质',
    codes: {
      stateOwned: '国有企业',
      private: '民营企业',
      foreign: '外资企业',
      jointVenture: '合资企业',
      listed: '上市公司',
      hkmt: '港澳台资',
      institution: '事业单位',
      government: '政府机关',
      soleTrader: '个体工商户',
      association: '社会团体',
    },
  },
  customerLevel: {
    name: '客户级别',
    codes: {
      A: 'A',
      B: 'B',
      C: 'C',
      D: 'D',
    },
  },
  customerStage: {
    name: '客户阶段',
    codes: {
      lead: '线索',
      prospect: '意向',
      active: '成交',
      dormant: '沉睡',
      lost: '流失',
    },
  },
  customerSource: {
    name: '客户来源',
    codes: {
      phone: '电话来访',
      walkIn: '上门来访',
      website: '网站',
      search: '搜索引擎',
      wechat: '微信',
      douyin: '抖音',
      exhibition: '展会',
      referral: '老客户介绍',
      advertisement: '广告',
      coldCall: '电话拜访',
      platform: '电商平台',
      other: '其他',
    },
  },
  companySize: {
    name: '企业规模',
    codes: {
      micro: '微型',
      small: '小型',
      medium: '中型',
      large: '大型',
    },
  },
  creditRating: {
    name: '信用评价',
    codes: {
      excellent: '优秀',
      good: '良好',
      fair: '一般',
      poor: '较差',
      blocked: '停止赊销',
    },
  },
  satisfaction: {
    name: '满意度',
    codes: {
      verySatisfied: '非常满意',
      satisfied: '满意',
      neutral: '一般',
      dissatisfied: '不满意',
      veryDissatisfied: '非常不满意',
    },
  },
  paymentMethod: {
    name: '结算方式',
    codes: {
      cash: '现金',
      transfer: '银行转账',
      wechat: '微信支付',
      alipay: '支付宝',
      card: '刷卡',
      acceptance: '承兑汇票',
      monthly: '月结',
    },
  },
  industry: {
    name: '行业',
    codes: {
      A: '农、林、牧、渔业',
      B: '采矿业',
      C: '制造业',
      D: '电力、热力、燃气及水',
      E: '建筑业',
      F: '批发和零售业',
      G: '交通运输、仓储和邮政',
      H: '住宿和餐饮业',
      I: '信息传输、软件和信息技术',
      J: '金融业',
      K: '房地产业',
      L: '租赁和商务服务业',
      M: '科学研究和技术服务',
      N: '水利、环境和公共设施',
      O: '居民服务、修理',
      P: '教育',
      Q: '卫生和社会工作',
      R: '文化、体育和娱乐业',
      S: '公共管理和社会组织',
      T: '国际组织',
    },
  },
  salutation: {
    name: '称谓',
    codes: {
      mr: '先生',
      ms: '女士',
      miss: '小姐',
      mrs: '夫人',
      dr: '博士',
      prof: '教授',
      teacher: '老师',
      manager: '经理',
      director: '主任',
    },
  },
  gender: {
    name: '性别',
    codes: {
      male: '男',
      female: '女',
    },
  },
  decisionRole: {
    name: '决策角色',
    codes: {
      decides: '拍板人',
      influences: '影响者',
      uses: '使用者',
      buys: '采购',
      pays: '付款',
    },
  },
  interactionKind: {
    name: '联系方式',
    codes: {
      call: '电话',
      visit: '拜访',
      email: '邮件',
      sms: '短信',
      wechat: '微信',
      letter: '信函',
      fax: '传真',
      meeting: '会面',
      web: '网络',
    },
  },
  direction: {
    name: '方向',
    codes: {
      out: '我方联系',
      in: '对方联系',
    },
  },
  caseKind: {
    name: '服务种类',
    codes: {
      complaint: '投诉',
      feedback: '反馈',
      suggestion: '建议',
      enquiry: '咨询',
      repair: '报修',
    },
  },
  caseSeverity: {
    name: '严重程度',
    codes: {
      low: '轻微',
      normal: '一般',
      high: '严重',
      critical: '紧急',
    },
  },
  caseChannel: {
    name: '来访渠道',
    codes: {
      phone: '电话',
      visit: '来访',
      email: '邮件',
      wechat: '微信',
      web: '网站',
      letter: '信函',
      fax: '传真',
      other: '其他',
    },
  },
  caseState: {
    name: '服务状态',
    codes: {
      received: '已收到',
      investigating: '调查中',
      answered: '已答复',
      solved: '已解决',
      closed: '已关闭',
    },
  },
  caseDue: {
    name: '到限事项',
    codes: { answer: '答复', solve: '解决' },
  },
  dueCounting: {
    name: '计时方式',
    codes: {
      workingHours: '按工作时间',
      workingDays: '按工作日全天',
      clock: '不分昼夜',
    },
  },
  caseAlertLevel: {
    name: '时限提醒',
    codes: {
      warning: '临近时限',
      late: '超时',
      head: '上报部门负责人',
      owners: '上报管理员',
    },
  },
  caseStepRole: {
    name: '谁可以操作',
    codes: {
      everyone: '所有人',
      handler: '处理人',
      administrator: '管理员',
    },
  },
  caseCompensation: {
    name: '补偿方式',
    codes: {
      replacement: '换货',
      refund: '退款',
      discount: '折让',
      rework: '返工',
      gift: '赠品',
      apology: '致歉',
    },
  },
  surveyUse: {
    name: '问卷用途',
    codes: {
      closing: '服务单结束时',
      sentAround: '定期调查',
    },
  },
  surveyHow: {
    name: '调查方式',
    codes: {
      phone: '电话',
      paper: '纸质',
      closing: '结单回访',
    },
  },
  surveyOutcome: {
    name: '调查结果',
    codes: {
      answered: '已回答',
      declined: '不愿回答',
      notReached: '未联系上',
    },
  },
  questionKind: {
    name: '题型',
    codes: {
      text: '文字',
      choice: '单选',
      grade: '1–5 分',
    },
  },
  templateKind: {
    name: '模板种类',
    codes: {
      caseReply: '服务单答复',
      letter: '信函',
      envelope: '信封',
      label: '标签',
      card: '卡片',
      sheet: '表单',
      courier: '快递单',
    },
  },
  pageTurn: {
    name: '进纸方向',
    codes: { none: '不转', right: '右转 90°', over: '转 180°', left: '左转 90°' },
  },
  feedEdge: { name: '进纸边', codes: { short: '短边先进', long: '长边先进' } },
  templateLanguage: { name: '模板语言', codes: { zh: '中文', en: '英文' } },
  userRole: {
    name: '角色',
    codes: {
      administrator: '管理员',
      staff: '客服',
    },
  },
  tagColor: {
    name: '标签颜色',
    codes: {
      grey: '灰',
      blue: '蓝',
      amber: '琥珀',
      teal: '青',
      plum: '梅',
      slate: '石板',
    },
  },
  customFieldKind: {
    name: '字段类型',
    codes: {
      text: '文字',
      number: '数字',
      date: '日期',
      choice: '选项',
      yesNo: '是否',
      money: '金额',
    },
  },
  specialDayKind: {
    name: '日期种类',
    codes: {
      off: '休息',
      worked: '上班',
    },
  },
} satisfies DictionaryLabels
