/**
 * Characters that live names and addresses read in more than one way, each with all of its
 * readings, without tones. Archaic and dialect readings are left out: they would only find what
 * nobody meant. From 通用规范汉字字典, 中华人民共和国行政区划 (place names) and 中国姓氏 (surnames).
 */
const list = `
阿 a e;艾 ai yi;扒 ba pa;耙 pa ba;柏 bai bo;膀 bang pang;磅 bang pang;蚌 bang beng;剥 bao bo;薄 bao bo;堡 bao bu pu;
暴 bao pu;辟 pi bi;臂 bi bei;扁 bian pian;便 bian pian;伯 bo bai;泊 bo po;卜 bu bo;参 can shen cen;藏 cang zang;查 cha zha;
差 cha chai ci;颤 chan zhan;长 chang zhang;朝 chao zhao;车 che ju;称 cheng chen;乘 cheng sheng;澄 cheng deng;匙 chi shi;
尺 chi che;仇 chou qiu;臭 chou xiu;传 chuan zhuan;幢 zhuang chuang;绰 chuo chao;大 da dai;单 dan shan chan;弹 dan tan;
得 de dei;的 de di;翟 zhai di;地 di de;佃 dian tian;调 tiao diao;侗 dong tong;洞 dong tong;都 du dou;读 du dou;度 du duo;
囤 tun dun;恶 e wu;番 fan pan;繁 fan po;佛 fo fu;否 fou pi;脯 pu fu;盖 gai ge;镐 hao gao;蛤 ha ge;给 gei ji;谷 gu yu;
龟 gui qiu jun;黑 hei he;核 he hu;和 he huo hu;合 he ge;貉 he hao mo;虹 hong jiang;还 hai huan;会 hui kuai;豁 huo hua;
稽 ji qi;缉 ji qi;夹 jia ga;贾 jia gu;槛 kan jian;见 jian xian;将 jiang qiang;降 jiang xiang;嚼 jiao jue;角 jiao jue;
剿 jiao chao;桔 ju jie;解 jie xie;芥 jie gai;藉 jie ji;劲 jin jing;颈 jing geng;咀 ju zui;句 ju gou;觉 jue jiao;浚 jun xun;
咖 ka ga;卡 ka qia;壳 ke qiao;咳 ke hai;溃 kui hui;姥 lao mu;烙 lao luo;勒 le lei;乐 le yue lao;肋 lei le;棱 leng ling;
俩 lia liang;了 le liao;六 liu lu;碌 lu liu;露 lu lou;陆 lu liu;率 lv shuai;绿 lv lu;纶 lun guan;落 luo la lao;络 luo lao;
埋 mai man;脉 mai mo;蔓 man wan;氓 mang meng;冒 mao mo;么 me yao;没 mei mo;秘 mi bi;泌 mi bi;模 mo mu;摩 mo ma;抹 mo ma;
万 wan mo;牟 mou mu;哪 na nei ne;那 na nei;娜 na nuo;呢 ne ni;溺 ni niao;弄 nong long;疟 nve yao;胖 pang pan;刨 pao bao;
炮 pao bao;屏 ping bing;迫 po pai;埔 pu bu;朴 pu po piao;曝 pu bao;瀑 pu bao;期 qi ji;栖 qi xi;奇 qi ji;铅 qian yan;
乾 qian gan;浅 qian jian;强 qiang jiang;鞘 qiao shao;茄 qie jia;亲 qin qing;区 qu ou;圈 quan juan;券 quan xuan;雀 que qiao;
塞 sai se;色 se shai;莎 sha suo;刹 sha cha;杉 shan sha;裳 chang shang;折 zhe she;沈 shen chen;省 sheng xing;盛 sheng cheng;
石 shi dan;什 shi shen;食 shi si;识 shi zhi;氏 shi zhi;似 si shi;熟 shu shou;属 shu zhu;术 shu zhu;数 shu shuo;谁 shei shui;
说 shuo shui;伺 si ci;宿 su xiu;缩 suo su;提 ti di;褪 tui tun;屯 tun zhun;拓 tuo ta;宛 wan yuan;尾 wei yi;蔚 wei yu;
尉 wei yu;涡 wo guo;铣 xian xi;洗 xi xian;系 xi ji;虾 xia ha;厦 sha xia;吓 xia he;纤 xian qian;巷 xiang hang;削 xiao xue;
嚣 xiao ao;校 xiao jiao;邪 xie ye;行 xing hang heng;畜 chu xu;血 xue xie;咽 yan ye;叶 ye xie;遗 yi wei;殷 yin yan;俞 yu shu;
员 yuan yun;约 yue yao;钥 yao yue;攒 zan cuan;择 ze zhai;曾 zeng ceng;祭 ji zhai;扎 zha za;轧 ya zha ga;栅 zha shan;
粘 nian zhan;召 zhao shao;殖 zhi shi;种 zhong chong;重 zhong chong;著 zhu zhuo;爪 zhua zhao;椎 zhui chui;琢 zhuo zuo;
着 zhe zhuo zhao;仔 zi zai;柞 zha zuo;
鬲 ge li;亟 ji qi;乜 nie mie;佴 nai er;嘏 gu jia;剡 yan shan;伽 jia qie ga;俟 si qi;谌 chen shen;陂 bei pi po;隗 wei kui;
郇 huan xun;郄 xi qie;郗 chi xi;圩 wei xu;圻 qi yin;坻 di chi;垌 dong tong;芾 fei fu;茜 qian xi;荥 xing ying;荨 qian xun;
莘 shen xin;莞 guan wan;菀 wan yu;蕃 fan bo;峒 dong tong;峤 qiao jiao;崴 wai wei;徵 zheng zhi;阚 kan han;沌 dun zhuan;
泷 long shuang;泺 luo po;浒 hu xu;渑 mian sheng;溱 qin zhen;漯 luo ta;澹 dan tan;宓 mi fu;骠 piao biao;缪 miao mou miu;
玢 bin fen;珲 hun hui;枞 cong zong;枸 gou ju;栎 li yue;桧 gui hui;楂 zha cha;槟 bin bing;晟 sheng cheng;炅 jiong gui;
贲 ben bi;犍 qian jian;歙 she xi;於 yu wu;焯 chao zhuo;熨 yun yu;焘 tao dao;禅 chan shan;沓 ta da;钭 tou dou;钿 dian tian;
铛 dang cheng;铤 ting ding;镡 tan chan xin;鹄 hu gu;褚 chu zhu;覃 qin tan;颉 jie xie;朐 qu xu;筠 yun jun;箐 qing jing;
靓 liang jing;仡 yi ge;兹 zi ci;苕 tiao shao;潦 liao lao;黾 mian min;隽 jun juan;瞿 qu ju;
長 chang zhang;車 che ju;會 hui kuai;單 dan shan chan;傳 chuan zhuan;參 can shen cen;調 tiao diao;樂 le yue lao;區 qu ou;
萬 wan mo;種 zhong chong;還 hai huan;葉 ye xie;廈 sha xia;彈 dan tan;強 qiang jiang;將 jiang qiang;賈 jia gu;蓋 gai ge;
繆 miao mou miu;覺 jue jiao;陸 lu liu;數 shu shuo;屬 shu zhu;術 shu zhu;說 shuo shui;識 shi zhi;員 yuan yun;約 yue yao;
擇 ze zhai;龜 gui qiu jun;綠 lv lu;鉛 qian yan;蝦 xia ha;纖 xian qian;親 qin qing`

/** The readings of a polyphone by its code point. */
export const polyphones: ReadonlyMap<number, readonly string[]> = new Map(
  list.split(';').map((entry) => {
    const [character, ...readings] = entry.trim().split(' ')
    return [character!.codePointAt(0)!, readings]
  }),
)

const places = `
乐清 yue4 qing1;乐亭 lao4 ting2;大埔 da4 bu4;黄陂 huang2 pi2;蔚县 yu4 xian4;单县 shan4 xian4;洪洞 hong2 tong2;浚县 xun4 xian4;
莘庄 xin1 zhuang1;泌阳 bi4 yang2;六合 lu4 he2;涡阳 guo1 yang2;筠连 jun1 lian2;什邡 shi2 fang1;吴堡 wu2 bu3;歙县 she4 xian4;
沌口 zhuan4 kou3;尉犁 yu4 li2;会稽 kuai4 ji1;台州 tai1 zhou1;天台 tian1 tai1`

const trades = `
易行 yi4 hang2;车行 che1 hang2;分行 fen1 hang2;支行 zhi1 hang2;药行 yao4 hang2;洋行 yang2 hang2;参茸 shen1 rong2;
给排 ji3 pai2;藏药 zang4 yao4;曾氏 zeng1 shi4;仇氏 qiu2 shi4;薄膜 bo2 mo2;咖喱 ga1 li2`

/**
 * Places and words of trade that pinyin-pro reads otherwise: two characters, their syllables with
 * tones.
 */
export const wordReadings: ReadonlyMap<string, readonly string[]> = new Map(
  `${places};${trades}`.split(';').map((entry) => {
    const [word, ...syllables] = entry.trim().split(' ')
    return [word!, syllables]
  }),
)
