import type { DictionaryLabels } from '../locale.ts'

export const dictionaries = {
  customerKind: {
    name: 'Kind',
    codes: {
      company: 'Company',
      person: 'Person',
    },
  },
  customerType: {
    name: 'Customer type',
    codes: {
      endUser: 'End customer',
      dealer: 'Dealer',
      agent: 'Agent',
      supplier: 'Supplier',
      partner: 'Partner',
      government: 'Government',
    },
  },
  customerNature: {
    name: 'Ownership',
    codes: {
      stateOwned: 'State-owned',
      private: 'Private',
      foreign: 'Foreign-owned',
      jointVenture: 'Joint venture',
      listed: 'Listed',
      hkmt: 'HK, Macao, Taiwan',
      institution: 'Public institution',
      government: 'Government',
      soleTrader: 'Sole trader',
      association: 'Association',
    },
  },
  customerLevel: {
    name: 'Customer level',
    codes: {
      A: 'A',
      B: 'B',
      C: 'C',
      D: 'D',
    },
  },
  customerStage: {
    name: 'Customer stage',
    codes: {
      lead: 'Lead',
      prospect: 'Prospect',
      active: 'Active',
      dormant: 'Dormant',
      lost: 'Lost',
    },
  },
  customerSource: {
    name: 'Customer source',
    codes: {
      phone: 'Inbound call',
      walkIn: 'Walk-in',
      website: 'Website',
      search: 'Search engine',
      wechat: 'WeChat',
      douyin: 'Douyin',
      exhibition: 'Trade fair',
      referral: 'Referral',
      advertisement: 'Advertising',
      coldCall: 'Cold call',
      platform: 'Online marketplace',
      other: 'Other',
    },
  },
  companySize: {
    name: 'Company size',
    codes: {
      micro: 'Micro',
      small: 'Small',
      medium: 'Medium',
      large: 'Large',
    },
  },
  creditRating: {
    name: 'Credit rating',
    codes: {
      excellent: 'Excellent',
      good: 'Good',
      fair: 'Fair',
      poor: 'Poor',
      blocked: 'Cash only',
    },
  },
  satisfaction: {
    name: 'Satisfaction',
    codes: {
      verySatisfied: 'Very satisfied',
      satisfied: 'Satisfied',
      neutral: 'Neutral',
      dissatisfied: 'Dissatisfied',
      veryDissatisfied: 'Very dissatisfied',
    },
  },
  paymentMethod: {
    name: 'Payment method',
    codes: {
      cash: 'Cash',
      transfer: 'Bank transfer',
      wechat: 'WeChat Pay',
      alipay: 'Alipay',
      card: 'Card',
      acceptance: 'Acceptance bill',
      monthly: 'Monthly account',
    },
  },
  industry: {
    name: 'Industry',
    codes: {
      A: 'Farming, forestry, fishery',
      B: 'Mining',
      C: 'Manufacturing',
      D: 'Power, heat, gas, water',
      E: 'Construction',
      F: 'Wholesale and retail',
      G: 'Transport, storage, post',
      H: 'Hotels and catering',
      I: 'Information technology',
      J: 'Finance',
      K: 'Real estate',
      L: 'Leasing, business services',
      M: 'Research, technical services',
      N: 'Environment, public facilities',
      O: 'Household services, repair',
      P: 'Education',
      Q: 'Health, social work',
      R: 'Culture, sport, entertainment',
      S: 'Public bodies, associations',
      T: 'International organisations',
    },
  },
  salutation: {
    name: 'Salutation',
    codes: {
      mr: 'Mr',
      ms: 'Ms',
      miss: 'Miss',
      mrs: 'Mrs',
      dr: 'Dr',
      prof: 'Prof.',
      teacher: 'Teacher',
      manager: 'Manager',
      director: 'Director',
    },
  },
  gender: {
    name: 'Gender',
    codes: {
      male: 'Male',
      female: 'Female',
    },
  },
  decisionRole: {
    name: 'Role in the decision',
    codes: {
      decides: 'Decides',
      influences: 'Influences',
      uses: 'Uses',
      buys: 'Buys',
      pays: 'Pays',
    },
  },
  interactionKind: {
    name: 'Way of contact',
    codes: {
      call: 'Call',
      visit: 'Visit',
      email: 'Email',
      sms: 'SMS',
      wechat: 'WeChat',
      letter: 'Letter',
      fax: 'Fax',
      meeting: 'Meeting',
      web: 'Web',
    },
  },
  direction: {
    name: 'Direction',
    codes: {
      out: 'Outgoing',
      in: 'Incoming',
    },
  },
  caseKind: {
    name: 'Kind of case',
    codes: {
      complaint: 'Complaint',
      feedback: 'Feedback',
      suggestion: 'Suggestion',
      enquiry: 'Enquiry',
      repair: 'Repair',
    },
  },
  caseSeverity: {
    name: 'Severity',
    codes: {
      low: 'Low',
      normal: 'Normal',
      high: 'High',
      critical: 'Critical',
    },
  },
  caseChannel: {
    name: 'Channel',
    codes: {
      phone: 'Phone',
      visit: 'Visit',
      email: 'Email',
      wechat: 'WeChat',
      web: 'Website',
      letter: 'Letter',
      fax: 'Fax',
      other: 'Other',
    },
  },
  caseState: {
    name: 'State of a case',
    codes: {
      received: 'Received',
      investigating: 'Investigating',
      answered: 'Answered',
      solved: 'Solved',
      closed: 'Closed',
    },
  },
  caseDue: {
    name: 'What is due',
    codes: { answer: 'Answer', solve: 'Solution' },
  },
  dueCounting: {
    name: 'How time counts',
    codes: {
      workingHours: 'In working hours',
      workingDays: 'All day on working days',
      clock: 'Round the clock',
    },
  },
  caseAlertLevel: {
    name: 'Case alert',
    codes: {
      warning: 'Near its limit',
      late: 'Over its limit',
      head: 'Brought before the head',
      owners: 'Brought before administrators',
    },
  },
  caseStepRole: {
    name: 'Who may take a step',
    codes: {
      everyone: 'Everyone',
      handler: 'Handler',
      administrator: 'Administrator',
    },
  },
  caseCompensation: {
    name: 'Compensation',
    codes: {
      replacement: 'Replacement',
      refund: 'Refund',
      discount: 'Discount',
      rework: 'Rework',
      gift: 'Gift',
      apology: 'Apology',
    },
  },
  surveyUse: {
    name: 'Use of a survey',
    codes: {
      closing: 'When a case is closed',
      sentAround: 'Sent around',
    },
  },
  surveyHow: {
    name: 'How it was asked',
    codes: {
      phone: 'By phone',
      paper: 'On paper',
      closing: 'At closing',
    },
  },
  surveyOutcome: {
    name: 'Outcome of a survey',
    codes: {
      answered: 'Answered',
      declined: 'Did not want to answer',
      notReached: 'Not reached',
    },
  },
  questionKind: {
    name: 'Kind of question',
    codes: {
      text: 'Text',
      choice: 'Choice',
      grade: 'Grade 1–5',
    },
  },
  templateKind: {
    name: 'Kind of template',
    codes: {
      caseReply: 'Reply to a case',
      letter: 'Letter',
      envelope: 'Envelope',
      label: 'Labels',
      card: 'Card',
      sheet: 'Sheet',
      courier: 'Courier form',
    },
  },
  pageTurn: {
    name: 'Turn of the page',
    codes: { none: 'As it is', right: '90° to the right', over: '180°', left: '90° to the left' },
  },
  feedEdge: {
    name: 'Edge that goes in first',
    codes: { short: 'Short edge first', long: 'Long edge first' },
  },
  printSide: { name: 'Printed side', codes: { up: 'Face up', down: 'Face down' } },
  templateLanguage: { name: 'Language of template', codes: { zh: 'Chinese', en: 'English' } },
  mailingOutput: {
    name: 'Mailing outputs',
    codes: { print: 'Print', pdf: 'PDF', docx: 'Word file', email: 'Email', sms: 'Text message' },
  },
  mailingPer: {
    name: 'Who gets a piece',
    codes: { customer: 'One per customer', contact: 'One per contact' },
  },
  mailingAddress: {
    name: 'Addresses of a mailing',
    codes: { customer: "Customer's address", contact: "Contact's own first" },
  },
  mailingOrder: {
    name: 'Orders of a mailing',
    codes: { postcode: 'By postcode', name: 'By name', created: 'By when added' },
  },
  mailingState: { name: 'Mailing states', codes: { draft: 'Draft', printed: 'Printed' } },
  addressSource: { name: 'Address sources', codes: { customer: 'Customer', contact: 'Contact' } },
  recipientState: {
    name: 'Recipient states',
    codes: {
      ready: 'To print',
      excluded: 'Left out',
      printed: 'Printed',
      returned: 'Came back',
    },
  },
  pieceIssue: {
    name: 'Troubles of recipients',
    codes: {
      byHand: 'Left out by hand',
      deleted: 'Deleted',
      noName: 'No name',
      noConsent: 'Wants no mail',
      noAddress: 'No address',
      incomplete: 'Incomplete',
      noPostcode: 'No postcode',
      badPostcode: 'Not six digits',
      returned: 'Came back',
      postcodeElsewhere: 'Other province',
      sameAddress: 'Same address',
    },
  },
  returnReason: {
    name: 'Reasons for returned mail',
    codes: {
      insufficient: 'Insufficient address',
      unknown: 'Addressee unknown',
      moved: 'Moved away',
      refused: 'Refused',
      unclaimed: 'Not collected',
      other: 'Other',
    },
  },
  userRole: {
    name: 'Role',
    codes: {
      administrator: 'Administrator',
      staff: 'Staff',
    },
  },
  rolePreset: {
    name: 'Preset',
    codes: {
      everything: 'All business',
      ownSales: 'Sales, own customers',
      departmentSales: 'Sales lead, own department',
      service: 'Service desk',
      assistant: 'Assistant',
      readOnly: 'Read only',
    },
  },
  rightScope: {
    name: 'Scope',
    codes: { none: 'None', own: 'Own', department: 'Department', all: 'All' },
  },
  fieldLevel: {
    name: 'Field right',
    codes: { hidden: 'Hidden', masked: 'Masked', read: 'Read', edit: 'Edit' },
  },
  signInTime: {
    name: 'Sign-in time',
    codes: { always: 'Any time', officeHours: 'Office hours', hours: 'Set hours' },
  },
  signInDevice: { name: 'Devices', codes: { any: 'Any', desktop: 'Desktop program only' } },
  tagColor: {
    name: 'Tag colour',
    codes: {
      grey: 'Grey',
      blue: 'Blue',
      amber: 'Amber',
      teal: 'Teal',
      plum: 'Plum',
      slate: 'Slate',
    },
  },
  customFieldKind: {
    name: 'Kind of field',
    codes: {
      text: 'Text',
      number: 'Number',
      date: 'Date',
      choice: 'Choice',
      yesNo: 'Yes/no',
      money: 'Money',
    },
  },
  specialDayKind: {
    name: 'Kind of day',
    codes: {
      off: 'Day off',
      worked: 'Worked',
    },
  },
} satisfies DictionaryLabels
