/**
 * The first character of each syllable in the collation order of pinyin, with the syllable (v for ü). Every character up to
 * the next one of the table has that syllable: of the 6763 characters of GB 2312 all but three.
 */
const FIRST_CHARACTERS =
  '吖a 哎ai 安an 肮ang 凹ao 八ba 掰bai 扳ban 邦bang 勹bao 卑bei 奔ben 崩beng 逼bi 边bian 灬biao 憋bie ' +
  '玢bin 冫bing 拨bo 逋bu 嚓ca 猜cai 参can 仓cang 操cao 册ce 岑cen 噌ceng 叉cha 拆chai 觇chan 伥chang ' +
  '抄chao 车che 抻chen 柽cheng 吃chi 充chong 抽chou 出chu 揣chuai 巛chuan 疮chuang 吹chui 春chun 踔chuo ' +
  '呲ci 匆cong 凑cou 粗cu 汆cuan 崔cui 村cun 搓cuo 哒da 呆dai 丹dan 当dang 刀dao 得de 灯deng 氐di 嗲dia ' +
  '掂dian 刁diao 爹die 丁ding 丢diu 东dong 都dou 嘟du 端duan 堆dui 吨dun 多duo 婀e 诶ei 恩en 儿er 发fa ' +
  '帆fan 匚fang 飞fei 分fen 丰feng 缶fou 夫fu 旮ga 该gai 甘gan 冈gang 皋gao 戈ge 给gei 根gen 庚geng ' +
  '工gong 勾gou 估gu 瓜gua 乖guai 关guan 光guang 归gui 丨gun 呙guo 哈ha 咳hai 顸han 夯hang 蒿hao 诃he ' +
  '黑hei 痕hen 亨heng 轰hong 侯hou 乎hu 花hua 怀huai 欢huan 肓huang 灰hui 昏hun 耠huo 丌ji 加jia 戋jian ' +
  '江jiang 艽jiao 阶jie 巾jin 京jing 冂jiong 纠jiu 居ju 娟juan 噘jue 军jun 咔ka 开kai 刊kan 康kang ' +
  '尻kao 苛ke 肯ken 吭keng 空kong 抠kou 刳ku 夸kua 蒯kuai 宽kuan 匡kuang 亏kui 坤kun 扩kuo 垃la 来lai ' +
  '兰lan 啷lang 捞lao 仂le 雷lei 塄leng 哩li 俩lia 奁lian 良liang 撩liao 咧lie 拎lin 伶ling 溜liu ' +
  '龙long 娄lou 噜lu 驴lv 娈luan 掠lve 抡lun 罗luo 妈ma 埋mai 颟man 邙mang 猫mao 么me 没mei 门men ' +
  '虻meng 咪mi 宀mian 喵miao 乜mie 民min 名ming 谬miu 摸mo 哞mou 毪mu 拿na 乃nai 囡nan 囔nang 孬nao ' +
  '疒ne 馁nei 恁nen 能neng 嗯ng 妮ni 拈nian 娘niang 鸟niao 捏nie 您nin 宁ning 妞niu 农nong 耨nou 奴nu ' +
  '女nv 暖nuan 疟nve 挪nuo 喔o 讴ou 趴pa 拍pai 潘pan 乓pang 抛pao 呸pei 喷pen 怦peng 丕pi 偏pian 剽piao ' +
  '氕pie 姘pin 乒ping 钋po 剖pou 仆pu 七qi 掐qia 千qian 呛qiang 悄qiao 且qie 亲qin 青qing 邛qiong 丘qiu ' +
  '区qu 悛quan 炔que 逡qun 蚺ran 禳rang 娆rao 惹re 人ren 扔reng 日ri 戎rong 柔rou 如ru 阮ruan 蕤rui ' +
  '闰run 若ruo 仨sa 塞sai 三san 桑sang 搔sao 色se 森sen 僧seng 杀sha 筛shai 山shan 伤shang 捎shao 奢she ' +
  '谁shei 申shen 升sheng 尸shi 收shou 书shu 刷shua 衰shuai 闩shuan 双shuang 水shui 吮shun 说shuo 厶si ' +
  '忪song 嗖sou 苏su 狻suan 虽sui 孙sun 唆suo 他ta 胎tai 坍tan 汤tang 涛tao 忑te 疼teng 剔ti 天tian ' +
  '佻tiao 帖tie 厅ting 通tong 偷tou 凸tu 湍tuan 推tui 吞tun 乇tuo 挖wa 歪wai 弯wan 尢wang 危wei 温wen ' +
  '翁weng 挝wo 乌wu 夕xi 呷xia 仙xian 乡xiang 枭xiao 些xie 心xin 星xing 凶xiong 休xiu 吁xu 轩xuan 削xue ' +
  '勋xun 丫ya 恹yan 央yang 幺yao 掖ye 一yi 因yin 应ying 哟yo 佣yong 优you 纡yu 鸢yuan 曰yue 晕yun 匝za ' +
  '灾zai 糌zan 赃zang 遭zao 则ze 贼zei 怎zen 增zeng 扎zha 斋zhai 沾zhan 张zhang 钊zhao 蜇zhe 贞zhen ' +
  '争zheng 之zhi 中zhong 州zhou 朱zhu 抓zhua 拽zhuai 专zhuan 妆zhuang 隹zhui 肫zhun 拙zhuo 孜zi 宗zong ' +
  '邹zou 租zu 钻zuan 嘴zui 尊zun 嘬zuo';

/** Characters with more than one reading: those that the order does not tell. */
const OTHER_READINGS =
  '阿e 蚌beng 柏bo 薄bao 埠bu 泊bo 埔bu 剥bo 簿bu 差chai 藏zang 藏cang 曾zeng 曾ceng 朝zhao 朝chao 车ju 称chen 称cheng 重chong 重zhong ' +
  '畜xu 畜chu 传zhuan 传chuan 大dai 单shan 单dan 弹tan 得dei 地di 调tiao 调diao 洞tong 都du 度duo 番pan 佛fo 干gan 镐hao 给ji ' +
  '合ge 和huo 核hu 行hang 行xing 红gong 还huan 还hai 会kuai 会hui 济ji 奇ji 贾gu 贾jia 降xiang 降jiang 角jue 解xie 卡qia 壳qiao ' +
  '乐yue 乐le 六lu 量liang 露lou 绿lu 漯ta 落la 率shuai 率lv 没mo 秘bi 模mu 模mo 宁ning 朴piao 铺pu 强jiang 茄qie 切qie 亲qing ' +
  '区ou 区qu 仇qiu 塞sai 塞se 色shai 杉sha 厦xia 厦sha 折she 折zhe 参shen 参can 省xing 省sheng 盛cheng 盛sheng 什shi 石dan 识zhi ' +
  '氏zhi 属zhu 数shu 说shui 似shi 宿xiu 宿su 提di 拓tuo 涡guo 尉yu 蔚yu 系ji 系xi 吓he 巷hang 相xiang 校jiao 校xiao 莘xin ' +
  '莘shen 削xiao 削xue 血xue 浚xun 叶xie 殷yan 应ying 员yun 载zai 择zhai 轧zha 轧ya 长chang 长zhang 着zhuo 着zhe 粘zhan 枝qi ' +
  '只zhi 中zhong 种zhong 著zhu 转zhuan 仔zi 钻zuan 作zuo 更geng 空kong 结jie 间jian 将jiang 胜sheng 处chu 分fen 供gong 兴xing';

type Reading = readonly [character: string, syllable: string];

const readingsIn = (table: string): Reading[] =>
  table.split(' ').map((entry) => [entry.slice(0, 1), entry.slice(1)]);

/** Made when the first name is looked up: a comparison in this order takes time to prepare. */
let tables: {
  compare(a: string, b: string): number;
  firsts: Reading[];
  others: Map<string, string[]>;
} | null = null;

function prepared() {
  if (tables) return tables;
  const others = new Map<string, string[]>();
  for (const [character, syllable] of readingsIn(OTHER_READINGS))
    others.set(character, [...(others.get(character) ?? []), syllable]);
  const { compare } = new Intl.Collator('zh-CN-u-co-pinyin');
  tables = { compare, firsts: readingsIn(FIRST_CHARACTERS), others };
  return tables;
}

const known = new Map<string, readonly string[]>();

/**
 * The syllables that a character may be read as, without tones; none for what is no Chinese character.
 *
 * @example syllablesOf('长') → zhang, chang; syllablesOf('绿') → lv, lu
 */
export function syllablesOf(character: string): readonly string[] {
  let syllables = known.get(character);
  if (syllables === undefined) {
    syllables = /^[\u4e00-\u9fff]$/.test(character) ? readingsOf(character) : [];
    known.set(character, syllables);
  }
  return syllables;
}

function readingsOf(character: string): string[] {
  const { compare, firsts, others } = prepared();
  let low = 0;
  let high = firsts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compare(firsts[middle]![0], character) <= 0) low = middle + 1;
    else high = middle;
  }
  const first = firsts[low - 1]?.[1];
  const all = [...(first ? [first] : []), ...(others.get(character) ?? [])];
  // ü is typed as v or as u.
  return [...new Set(all.flatMap((one) => (one.includes('v') ? [one, one.replace('v', 'u')] : [one])))];
}

/**
 * Where a text has what was typed in Latin letters: syllables, initials, or both mixed, the last one unfinished. −1 where
 * it does not have it.
 *
 * @param typed lower-case letters
 * @example placeOfPinyin('外贸出口总额', 'ck') → 2, and so do chukou, chuk and ckze
 */
export function placeOfPinyin(text: string, typed: string): number {
  const characters = [...text];
  return characters.findIndex((_, place) => readsFrom(characters, place, typed));
}

function readsFrom(characters: readonly string[], place: number, typed: string): boolean {
  if (typed === '') return true;
  const character = characters[place];
  if (character === undefined) return false;
  const syllables = syllablesOf(character);
  if (syllables.length === 0) {
    const letter = character.toLowerCase();
    return typed.startsWith(letter) && readsFrom(characters, place + 1, typed.slice(letter.length));
  }
  return syllables.some((syllable) => {
    if (syllable.startsWith(typed)) return true;
    return [syllable, /^[zcs]h/.test(syllable) ? syllable.slice(0, 2) : '', syllable.slice(0, 1)].some(
      (part) =>
        part !== '' && typed.startsWith(part) && readsFrom(characters, place + 1, typed.slice(part.length)),
    );
  });
}
