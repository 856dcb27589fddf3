/**
 * How places, and some words in the names of offices, are read where the data of phrases is silent or wrong, a syllable a character. Found by holding the data
 * against a second dictionary (CC-CEDICT) and lists of names that are often misread, over all divisions.
 */
export const localReadings: Readonly<Record<string, readonly string[]>> = {
  // 现代汉语词典, 洞 tóng: 洪洞, a place in Shanxi.
  洪洞: ['hong', 'tong'],
  // 现代汉语词典, 六 lù: 六合 in Jiangsu, 六安 in Anhui.
  六合: ['lu', 'he'],
  // 现代汉语词典, 召 Shào; CC-CEDICT, 召陵 Shao4 ling2.
  召陵: ['shao', 'ling'],
  // 现代汉语词典, 郫 Pí; 都 as in 成都 dū.
  郫都: ['pi', 'du'],
  // https://lingbiren.com/html/610844.html: 宕昌, Gansu, tàn.
  宕昌: ['tan', 'chang'],
  // Tibetan Nagarzê, officially Nanggarzê; CC-CEDICT, 浪卡子 Lang4 ka3 zi3.
  浪卡子: ['lang', 'ka', 'zi'],
  // CC-CEDICT: Sheng4 … and 蚌 as in 蚌埠 Beng4.
  蚌山: ['beng', 'shan'],
  // 现代汉语词典, 解 Xiè; the town in Yuncheng itself says hài: https://baike.baidu.com/item/解州镇
  解州: ['hai', 'zhou'],
  // 现代汉语词典, 莘庄 Xīnzhuāng, Shanghai, unlike 莘县 Shēn.
  莘庄: ['xin', 'zhuang'],
  // 乾 is a traditional 干 but where it is read qián; search texts write 干 for either. 现代汉语词典, 乾 qián.
  干县: ['qian', 'xian'],
  干安: ['qian', 'an'],
  // 现代汉语词典, under 行 háng, 乐 yuè, 会 kuài, 藏 Zàng, 调 tiáo: words in the names of offices.
  银行: ['yin', 'hang'],
  音乐: ['yin', 'yue'],
  会计: ['kuai', 'ji'],
  藏族: ['zang', 'zu'],
  调解: ['tiao', 'jie'],
}

/** Readings that characters have in the names of places only, beside those of the dictionary: they match, but come last. */
export const moreReadings: Readonly<Record<string, readonly string[]>> = {
  // 百色 was Bósè until the 1990s and is still said so: https://zh.wikipedia.org/wiki/百色市
  百: ['bo'],
  // Every 堡 of Shaanxi and Hebei: 吴堡 bǔ, 十里堡 pù. 现代汉语词典, 堡.
  堡: ['bu', 'pu'],
  // 宕昌, 色达, 六安, 大城: either reading is typed.
  干: ['gan', 'qian'],
  宕: ['dang', 'tan'],
  色: ['shai'],
  解: ['xie', 'hai'],
}
