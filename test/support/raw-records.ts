/** A record as it stands in a file, with every field that there is. */
export const whole = {
  id: 'douyin/莒南交警@371327',
  account: {
    platform: 'douyin',
    name: '莒南交警',
    formerNames: ['莒南公安交警', '莒南 交警'],
    ids: ['sec_uid:MS4wLjABAAAA-_x', 'uid:123'],
    organisation: '临沂市公安局交通警察支队莒南大队',
    division: '371327',
  },
  status: 'stopped',
  successors: [
    { kind: 'website', name: '莒南县人民政府网站', url: 'http://www.junan.gov.cn/' },
    { kind: 'account', name: '莒南交警', platform: 'wechat', ids: ['biz:MzA3MDU==', 'gh:gh_0a1b'] },
    { kind: 'account', name: '莒南发布' },
    { kind: 'app', name: '莒南首发' },
    { kind: 'mini-program', name: '莒南办事' },
    { kind: 'phone', name: '12345热线', number: '+86 (539) 12345' },
  ],
  sources: [
    {
      title: '山东多地交警集体注销抖音账号 回应:减轻工作负担',
      publisher: '上游新闻',
      publishedOn: '2025-03',
      url: 'https://m.example-news.com/a?b=c#d',
      archivedUrl: 'https://web.archive.org/web/2025/https://example.com/a',
    },
    { title: 't', publisher: 'p' },
  ],
  checkedOn: '2026-11',
  announcedOn: '2025-03-10',
  effectiveOn: '2025',
  note: '公告没有说明去向账号在哪个平台。',
}

/** One with no more than it must have. */
export const least = {
  id: 'weibo/a',
  account: { platform: 'weibo', name: 'a' },
  status: 'announced',
  successors: [],
  sources: [{ title: 't', publisher: 'p' }],
  checkedOn: '2026',
}
