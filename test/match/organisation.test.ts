import { describe, expect, test } from 'vitest'
import { compareOrganisation, holderOf } from '../../utils/match/organisation'

const linzi = '淄博市公安局交通警察支队临淄大队'

describe('a verification text and an organisation', () => {
  test.each([
    [linzi, linzi, 'same'],
    [`${linzi}官方账号`, linzi, 'same'],
    [`${linzi}官方抖音号`, linzi, 'same'],
    [`${linzi}官方帐号`, linzi, 'same'],
    [`${linzi}政务抖音号`, linzi, 'same'],
    [`山东省${linzi}官方微博`, linzi, 'same'],
    ['桃源县人民政府官方微博', '湖南省常德市桃源县政府', 'same'],
    ['商洛市人民政府办公室、商洛市大数据局官方微博', '商洛市人民政府办公室', 'same'],
    ['汕头市金融工作局（汕头市地方金融监督管理局）', '汕头市金融工作局', 'same'],
    ['商洛市人民政府辦公室官方微博', '商洛市人民政府办公室', 'same'],
    ...['抖音号', '抖音官方账号', '抖音官方号', '微博', '新浪微博', '官方新浪微博', '微信公众号', '官方视频号'].map(
      (tail) => [`${linzi}${tail}`, linzi, 'same'],
    ),
    ['桓台县公安局交警大队', '桓台县公安局交通警察大队', 'same'],
    ['交通警察大队官方账号', '桓台县公安局交通警察大队', 'alike'],
    ['非桓台县公安局官方账号', '桓台县公安局', 'other'],
    ['请认准桓台县公安局官方账号', '桓台县公安局', 'other'],
    ['淄博市公安局官方账号', linzi, 'other'],
    [`${linzi}官方账号`, '淄博市公安局', 'other'],
    [`${linzi}民警张某`, linzi, 'other'],
    ['淄博市公安局交通警察支队桓台大队官方账号', linzi, 'other'],
    ['知名博主', linzi, 'other'],
    ['', linzi, 'other'],
    ['官方账号', linzi, 'other'],
    ['公安局', linzi, 'other'],
    ['大队', linzi, 'other'],
    [linzi, '', 'other'],
  ])('“%s” and “%s” are: %s', (verification, organisation, expected) => {
    expect(compareOrganisation(verification, organisation)).toBe(expected)
  })
})

describe('by its wording', () => {
  test.each([
    ['淄博市公安局交通警察支队临淄大队官方账号', 'organisation'],
    ['桓台县公安局', 'organisation'],
    ['新华社官方微博', 'organisation'],
    ['中央纪律检查委员会', 'organisation'],
    ['张家港市第三中学', 'organisation'],
    ['央视新闻官方抖音号', 'organisation'],
    ['优质科技创作者', 'person'],
    ['知名军事博主', 'person'],
    ['短剧演员', 'person'],
    ['淄博市公安局民警', 'person'],
    ['临淄区交警大队教导员', 'person'],
    ['北京大学教授', 'person'],
    ['某某市公安局局长', 'person'],
    ['头条号优质法律领域创作者', 'person'],
    ['超话主持人', 'person'],
    ['爱拍照的小王', 'unclear'],
    ['小王抖音号', 'unclear'],
    ['', 'unclear'],
  ])('“%s” describes: %s', (text, expected) => {
    expect(holderOf(text)).toBe(expected)
  })
})
