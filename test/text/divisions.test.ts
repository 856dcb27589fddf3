import { describe, expect, it } from 'vitest'
import {
  divisionCodes,
  divisionName,
  divisionPath,
  findDivision,
  findDivisions,
  parentDivision,
  shortName,
  upperDivisionCodes,
  upperPath,
} from '../../utils/text/divisions'

describe('divisionPath', () => {
  it.each([
    ['370000', ['山东省']],
    ['370300', ['山东省', '淄博市']],
    ['370305', ['山东省', '淄博市', '临淄区']],
    ['110101', ['北京市', '东城区']],
    ['110100', ['北京市']],
    ['500229', ['重庆市', '城口县']],
    ['419001', ['河南省', '济源市']],
    ['429021', ['湖北省', '神农架林区']],
    ['659001', ['新疆维吾尔自治区', '石河子市']],
    ['152502', ['内蒙古自治区', '锡林郭勒盟', '锡林浩特市']],
    ['810000', ['香港特别行政区']],
    ['999999', []],
    ['', []],
    ['__proto__', []],
  ])('%s is %j', (code, path) => {
    expect(divisionPath(code)).toEqual(path)
  })
})

describe('parentDivision', () => {
  it.each([
    ['370305', '370300'],
    ['370300', '370000'],
    ['370000', undefined],
    ['110101', '110000'],
    ['500229', '500000'],
    ['419001', '410000'],
    ['370399', undefined],
  ])('of %s is %s', (code, parent) => {
    expect(parentDivision(code)).toBe(parent)
  })
})

describe('findDivision', () => {
  it.each([
    [['山东省', '淄博市', '临淄区'], '370305'],
    [['山东省', '临淄区'], '370305'],
    [['临淄区'], '370305'],
    [['北京市'], '110000'],
    [['北京市', '朝阳区'], '110105'],
    [['河南省', '济源市'], '419001'],
    [['福建省', '福州市', '鼓楼区'], '350102'],
    [['鼓楼区'], undefined],
    [['江苏省', '鼓楼区'], undefined],
    [['淄博市', '山东省'], undefined],
    [['山东省', '福州市', '鼓楼区'], undefined],
    [['省直辖县级行政区划'], undefined],
    [['临淄'], undefined],
    [[], undefined],
  ])('reads %j as %s', (names, code) => {
    expect(findDivision(names)).toBe(code)
  })

  it('gives every division of a shared name', () => {
    expect(findDivisions(['江苏省', '鼓楼区'])).toEqual(['320106', '320302'])
  })

  it('finds every division again by its path', () => {
    const lost = divisionCodes().filter((code) => findDivision(divisionPath(code)) !== code)
    expect(lost).toEqual([])
    expect(divisionCodes().length).toBeGreaterThan(3000)
  })
})

describe('shortName', () => {
  it.each([
    ['山东省', '山东'],
    ['北京市', '北京'],
    ['临淄区', '临淄'],
    ['莒南县', '莒南'],
    ['涉县', '涉县'],
    ['城区', '城区'],
    ['津市市', '津市'],
    ['内蒙古自治区', '内蒙古'],
    ['广西壮族自治区', '广西'],
    ['新疆维吾尔自治区', '新疆'],
    ['西藏自治区', '西藏'],
    ['香港特别行政区', '香港'],
    ['海西蒙古族藏族自治州', '海西'],
    ['巴音郭楞蒙古自治州', '巴音郭楞'],
    ['克孜勒苏柯尔克孜自治州', '克孜勒苏'],
    ['双江拉祜族佤族布朗族傣族自治县', '双江'],
    ['积石山保安族东乡族撒拉族自治县', '积石山'],
    ['东乡族自治县', '东乡'],
    ['隆林各族自治县', '隆林'],
    ['鄂温克族自治旗', '鄂温克'],
    ['管城回族区', '管城'],
    ['锡林郭勒盟', '锡林郭勒'],
    ['阿里地区', '阿里'],
    ['敖汉旗', '敖汉'],
    ['土默特左旗', '土默特左旗'],
    ['六枝特区', '六枝'],
    ['浦东新区', '浦东'],
    ['清新区', '清新'],
    ['峰峰矿区', '峰峰矿区'],
    ['万柏林区', '万柏林'],
    ['神农架林区', '神农架'],
  ])('says %s as %s', (name, short) => {
    expect(shortName(name)).toBe(short)
  })

  it('never leaves an ending of a people or of an autonomous division', () => {
    const odd = divisionCodes()
      .map((code) => divisionName(code) ?? '')
      .filter((name) => /族$|自治/.test(shortName(name)) || shortName(name).length < 2)
    expect(odd).toEqual([])
  })
})

describe('upperPath', () => {
  it('is what a division’s path says of its province and prefecture', () => {
    for (const code of divisionCodes()) {
      const path = divisionPath(code)
      expect(upperPath(code)).toEqual(code.endsWith('00') ? path : path.slice(0, -1))
    }
  })

  it.each(['', '999999', '__proto__'])('of %j is empty', (code) => {
    expect(upperPath(code)).toEqual([])
  })
})

describe('upperDivisionCodes', () => {
  it('are the codes that end with 00', () => {
    expect(upperDivisionCodes()).toEqual(divisionCodes().filter((code) => code.endsWith('00')))
  })
})
