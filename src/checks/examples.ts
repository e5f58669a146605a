/**
 * What each rule guards, why, and one wrong and one right way. The page “Lỗi thường gặp”, `docs/rules/` (`npm run rules`)
 * and `tests/unit/checks/examples.test.ts` read the same lines, so that an explanation cannot rot: the wrong way must be
 * found by its rule at its line, the right way by none.
 */
export interface Explanation {
  readonly title: string;
  readonly guards: string;
  readonly why: string;
  readonly more?: string;
  /** A file of the small content of the tests. */
  readonly file: string;
  /** What stands in that file; `wrong` and `right` are put there. Without it they are names of the file itself. */
  readonly at?: string;
  readonly wrong: string;
  readonly right: string;
}

/** By the name of the rule. */
export const explanations: Readonly<Record<string, Explanation>> = {
  'fits-schema': {
    title: 'Mục sai dạng, thiếu mục, tệp lạ',
    guards:
      'Mỗi tệp đọc được, và mỗi mục có đúng tên, đúng dạng: bảng mã UTF-8, cột của `procedures.csv` đúng tên và đúng thứ tự, ngày ghi `2026-11-24`, phí chỉ có chữ số, mục bắt buộc không thiếu, không có tệp lạ, không có liên kết (symlink), không có tệp quá lớn (bài 64 KB, YAML 512 KB, bảng 3 MB hoặc 10.000 dòng).',
    why: 'Một ô lệch cột hay một tên mục gõ sai thì máy đọc nhầm, và người dân thấy sai phí, sai hạn. Chưa biết thì để trống hoặc ghi `?`, không đoán.',
    more: 'Phần khai báo của bài nằm giữa hai dòng chỉ có `---`, dòng đầu là dòng 1 của tệp. Giá trị mà mỗi phần mềm hiểu một cách (`yes`, `no`, `0123`, `1_000`, `12:30:00`) thì đặt trong dấu nháy kép: `"12:30:00"`.\nHay gặp khi dùng Excel: ô có dấu phẩy mà không có dấu nháy kép, hoặc lưu thành dấu chấm phẩy. Hãy lưu kiểu “CSV UTF-8 (phân tách bằng dấu phẩy)”.',
    file: 'guides/khai-sinh.mdx',
    at: 'reviewed: 2026-11-24',
    wrong: 'reviewed: 24/11/2026',
    right: 'reviewed: 2026-11-24',
  },
  'text-clean': {
    title: 'Ký tự không nhìn thấy, dấu rời',
    guards: 'Chữ có dấu viết bằng Unicode dựng sẵn, và không có ký tự không nhìn thấy.',
    why: 'Chữ dấu rời trông y như chữ thường nhưng tìm không ra. Ký tự ẩn hay lẫn vào khi chép từ trang web hoặc tệp PDF; nó làm hỏng tìm kiếm, có thể làm một địa chỉ giả trông như thật.',
    file: 'services/khai-sinh.mdx',
    at: 'name: Giấy chứng sinh',
    wrong: 'name: Giấy&nbsp;chứng sinh',
    right: 'name: Giấy chứng sinh',
  },
  'text-not-code': {
    title: 'Thẻ, mã lệnh trong chữ',
    guards:
      'Tên, nhãn, ô trong bảng và mọi giá trị khác chỉ là chữ: không có thẻ (`<b>`), không có ngoặc nhọn (`{x}`), không có `javascript:`. Ô trong bảng không bắt đầu bằng `=`, `+`, `@`.',
    why: 'Trang in những chữ này ra nguyên văn nên không chạy được gì, nhưng người khác cũng đọc tệp của ta: Excel coi ô bắt đầu bằng `=` là công thức và chạy nó, phần mềm khác có thể coi `<…>` là thẻ.',
    more: 'Dấu `<` đứng giữa hai dấu cách thì dùng được: `phí < 10.000 đồng`.',
    file: 'services/khai-sinh.mdx',
    at: 'name: Giấy chứng sinh',
    wrong: 'name: Giấy chứng sinh <b>bản chính</b>',
    right: 'name: Giấy chứng sinh, bản chính',
  },
  'document-parts-known': {
    title: 'Thẻ lạ, kiểu viết lạ trong bài',
    guards:
      'Trong bài chỉ có đoạn văn, tiêu đề `##`, danh sách, chữ đậm, chữ nghiêng, đường dẫn và các thẻ nêu trong `content/README.md`, mỗi thẻ đúng chỗ và đủ mục.',
    why: 'Một bài dùng cho bốn nơi: màn hình, giấy in, loa phường, Zalo. Thứ chỉ một nơi hiện được thì nơi khác mất chữ. Luật này cũng chặn mã lệnh lọt vào trang.',
    more: 'Thẻ mở, chữ bên trong và thẻ đóng nên nằm trên ba dòng riêng.',
    file: 'services/khai-sinh.mdx',
    at: 'Được. Xem',
    wrong: '<b>Được.</b> Xem',
    right: '**Được.** Xem',
  },
  'slugs-usable': {
    title: 'Tên tệp có dấu, chữ hoa',
    guards:
      'Tên tệp trong `services`, `guides`, `lessons`, `life-events`, `bulletins`, `plans`, `rehearsals` chỉ có chữ thường không dấu, chữ số và dấu gạch nối. Tên không quá 80 chữ, và không phải tên dành riêng cho máy: `404`, `index`, `in`, `tap`, `loa`, `zalo`, `feed`, `phien`, `so`, `sw`, `con`, `nul`… Mỗi số thứ tự trong `essential-services.yaml` chỉ dùng một lần.',
    why: 'Tên tệp thành địa chỉ trang. Địa chỉ không dấu thì đọc qua điện thoại được, gõ trên máy nào cũng được. `con`, `nul` là tên Windows giữ cho thiết bị: có tệp tên ấy thì máy Windows không tải kho về được.',
    file: 'life-events/co-con-nho.yaml',
    wrong: 'life-events/Có con nhỏ.yaml',
    right: 'life-events/co-con-nho.yaml',
  },
  'list-head-consistent': {
    title: 'Số, ngày của văn bản không khớp',
    guards:
      'Số, ngày ký, ngày hiệu lực trong `list.yaml` và tên thư mục khớp nhau: thư mục bắt đầu bằng ngày ký, quyết định phải có số, ngày hiệu lực không trước ngày ký, ngày ký không ở sau hôm nay, một văn bản không nằm ở hai thư mục.',
    why: 'Máy xếp các văn bản theo ngày để biết hôm nay thủ tục nào còn dùng. Sai một ngày thì thủ tục cũ đè lên thủ tục mới.',
    more: 'Chưa rõ ngày hiệu lực thì ghi `effective: unknown`; máy tính từ ngày ký.',
    file: 'lists/2026-10-01-2171-qd-ubnd/list.yaml',
    at: 'signed: 2026-10-01',
    wrong: 'signed: 2026-10-02',
    right: 'signed: 2026-10-01',
  },
  'list-rows-consistent': {
    title: 'Các dòng của danh sách trái nhau',
    guards:
      'Các dòng của một văn bản không trái nhau và không trái các văn bản trước: mỗi mã một dòng; mã được sửa đổi hay bị thay thế phải có từ trước; dòng thay thế nói rõ thay mã nào; `insteadOf` chỉ dùng cho quyết định của tỉnh.',
    why: 'Gõ nhầm một chữ số là sửa nhầm thủ tục khác, hoặc để cả mã cũ lẫn mã mới cùng có hiệu lực.',
    more: 'Mã cũ chưa từng có trong danh sách nào thì thêm cho nó một dòng `abolished` trong chính văn bản đó.',
    file: 'lists/2026-08-09-1868-qd-btp/procedures.csv',
    at: '2.000001,replaced,1.000003',
    wrong: '2.000001,replaced,',
    right: '2.000001,replaced,1.000003',
  },
  'list-counts-match': {
    title: 'Số dòng khác số văn bản nêu',
    guards:
      'Số dòng mỗi loại trong `procedures.csv` bằng con số mà văn bản tự nêu, ghi ở mục `declared` của `list.yaml`. Chưa chép hết (`complete: false`) thì số dòng chỉ được ít hơn.',
    why: 'Đếm là cách nhanh nhất để biết chép sót hay chép thừa.',
    file: 'lists/2026-07-18-ban-chup/list.yaml',
    at: 'listed: 4',
    wrong: 'listed: 5',
    right: 'listed: 4',
  },
  'field-names-agree': {
    title: 'Một lĩnh vực viết hai cách',
    guards:
      'Một lĩnh vực chỉ viết một cách trong mọi danh sách. “Thi đua - khen thưởng” và “Thi đua, khen thưởng” là hai cách viết của một lĩnh vực.',
    why: 'Tên lĩnh vực thành địa chỉ trang. Hai cách viết cho ra cùng một địa chỉ thì trang này đè mất trang kia, thủ tục biến khỏi danh mục.',
    file: 'lists/2026-10-01-2171-qd-ubnd/procedures.csv',
    at: 'Giao đất tại tỉnh,Đất đai',
    wrong: 'Giao đất tại tỉnh,Đất Đai',
    right: 'Giao đất tại tỉnh,Đất đai',
  },
  'codes-in-force': {
    title: 'Mã không có hoặc thôi dùng',
    guards:
      'Mã thủ tục ghi trong bài có trong một danh sách và đã có hiệu lực. Với dịch vụ và hướng dẫn, mã còn phải đang được dùng vào ngày kiểm tra bài (`reviewed`).',
    why: 'Dẫn người dân tới mã đã bãi bỏ là để họ nộp nhầm hồ sơ. Luật xem ngày kiểm tra bài chứ không xem hôm nay: quyết định mới có hiệu lực thì trang tự báo thủ tục đã đổi, không làm dừng việc dựng trang.',
    file: 'services/khai-sinh.mdx',
    at: 'related: ["2.000001"]',
    wrong: 'related: ["1.000003"]',
    right: 'related: ["2.000001"]',
  },
  'references-exist': {
    title: 'Nhắc tên trang không có',
    guards:
      'Nơi nào nhắc tên một trang khác thì trang đó có thật: dịch vụ của hướng dẫn, dịch vụ trong việc đời, dịch vụ hay dùng trong `site.yaml`, bài học trong `gate.yaml` và `returned.yaml`, tên lĩnh vực, số thứ tự dịch vụ thiết yếu. Dịch vụ chưa có mã thủ tục thì phải nói vì sao ở `openQuestions`, và nói phí, thời hạn bằng lời ở `uncoded`. Dịch vụ có mã thì phí và thời hạn chỉ lấy từ danh sách.',
    why: 'Tên gõ sai thành đường dẫn chết, người dân bấm vào không thấy gì.',
    file: 'guides/khai-sinh.mdx',
    at: 'service: khai-sinh',
    wrong: 'service: khai-tu',
    right: 'service: khai-sinh',
  },
  'links-allowed': {
    title: 'Đường dẫn không được phép',
    guards:
      'Đường dẫn chỉ tới trang của mình (bắt đầu và kết thúc bằng `/`), tới số điện thoại có trong `places.yaml` (`tel:19000368`), hoặc tới tên miền có trong `linkHosts` của `site.yaml`, bằng `https://`.',
    why: 'Kẻ xấu hay lập trang giả gần giống Cổng Dịch vụ công. Ai thêm tên miền mới phải thêm vào sổ, để người duyệt nhìn thấy.',
    more: 'Địa chỉ phải viết đúng như trình duyệt hiểu: chữ thường, không có `..`, không có tên người dùng, không có cổng (`:8443`). Chữ của đường dẫn có ghi tên miền hoặc số điện thoại thì phải đúng là nơi đường dẫn tới.\nTên miền đã thôi dùng ghi ở `retiredHosts`, kèm lý do; bài dẫn tới đó sẽ bị chặn.',
    file: 'guides/khai-sinh.mdx',
    at: '[Cổng](https://dichvucong.gov.vn/)',
    wrong: '[Cổng](http://dichvucong.gov.vn/)',
    right: '[Cổng](https://dichvucong.gov.vn/)',
  },
  'pages-linked-exist': {
    title: 'Đường dẫn tới trang không có',
    guards: 'Đường dẫn tới trang trong nhà phải là trang có thật.',
    why: 'Bấm vào mà ra trang lỗi thì người đọc bỏ cuộc.',
    file: 'services/khai-sinh.mdx',
    at: '[nơi hỗ trợ](/noi-ho-tro/)',
    wrong: '[nơi hỗ trợ](/noi-ho-troo/)',
    right: '[nơi hỗ trợ](/noi-ho-tro/)',
  },
  'guide-steps-complete': {
    title: 'Thiếu bước, bước trống',
    guards:
      'Mỗi hướng dẫn có từ 5 đến 9 bước, bước nào cũng có ít nhất một câu hoặc một danh sách nói việc phải làm, và mỗi dịch vụ chỉ có một hướng dẫn.',
    why: 'Người dân làm theo từng màn hình một. Ít bước quá là một bước bắt làm nhiều việc; nhiều bước quá thì nản. Hình vẽ không đọc lên loa được, nên phải có câu.',
    file: 'guides/khai-sinh.mdx',
    at: '<Step title="Nộp hồ sơ" minutes="2">\n\nGửi nộp.',
    wrong: '<Step title="Nộp hồ sơ" minutes="2">\n\n<Note>\nGhi mã.\n</Note>',
    right: '<Step title="Nộp hồ sơ" minutes="2">\n\nGửi nộp.\n\n<Note>\nGhi mã.\n</Note>',
  },
  'coach-notes-ready': {
    title: 'Lời cho người hướng dẫn chưa đủ',
    guards:
      'Bài đã có thẻ `<Coach>` ở một bước thì bước nào cũng có một thẻ. Mỗi mục (`say`, `point`, `never`) dài nhất 160 ký tự; `never` mở đầu bằng “Không” hay “Đừng”; không câu nào hỏi, đọc hay ghi mật khẩu, mã OTP, số giấy tờ của bà con.',
    why: 'Người hướng dẫn vừa nhìn máy của bà con vừa liếc lời nhắc. Bước nào trống thì đúng bước ấy họ tự nghĩ ra, và dễ cầm máy làm giùm.',
    more: 'Trang của người dân, tờ in, lời đọc loa và tìm kiếm không có những lời này.',
    file: 'guides/khai-sinh.mdx',
    at: 'bấm **“Đăng nhập”**.\n\n</Step>\n\n<Step title="Tìm thủ tục" minutes="2">',
    wrong:
      'bấm **“Đăng nhập”**.\n\n<Coach say="Bác tự gõ mật khẩu, cháu quay mặt đi." />\n\n</Step>\n\n<Step title="Tìm thủ tục" minutes="2">',
    right: 'bấm **“Đăng nhập”**.\n\n</Step>\n\n<Step title="Tìm thủ tục" minutes="2">',
  },
  'step-one-action': {
    title: 'Một bước nhiều việc',
    guards: 'Phần chính của một bước có nhiều nhất ba câu, nói một việc.',
    why: 'Màn hình điện thoại nhỏ; nhiều việc trong một bước thì quên mất việc đầu.',
    file: 'guides/khai-sinh.mdx',
    at: '<Step title="Nộp hồ sơ" minutes="2">\n\nGửi nộp.',
    wrong: '<Step title="Nộp hồ sơ" minutes="2">\n\nGửi nộp. Chờ một lát. Xem lại. Ghi mã.',
    right:
      '<Step title="Nộp hồ sơ" minutes="2">\n\nGửi nộp, chờ một lát.\n\n<Note>\nXem lại. Ghi mã.\n</Note>',
  },
  'synonyms-clear': {
    title: 'Từ điển tìm kiếm không rõ',
    guards:
      'Trong `content/search/synonyms.yaml`, mỗi cách gõ (`from`) chỉ có một chỗ, không trùng với chữ ở mục `to`; mỗi `to` gồm những chữ có thật trong tên, tên khác hay lời tóm tắt của một trang.',
    why: 'Hai chỗ nói khác nhau thì không ai biết máy theo chỗ nào; chữ không có trên trang nào thì người gõ vẫn không thấy gì.',
    file: 'search/synonyms.yaml',
    at: 'to: [đăng ký khai sinh]',
    wrong: 'to: [giấy chào đời]',
    right: 'to: [đăng ký khai sinh]',
  },
  'spoken-clear': {
    title: 'Cách đọc một chữ không rõ',
    guards:
      'Trong `spoken.yaml`, mỗi chữ chỉ có một dòng, và mục `said` chỉ gồm những chữ đọc được ngay: không có chữ tắt khác của tệp.',
    why: 'Máy đọc và người đọc loa theo tệp này. Hai dòng nói khác nhau thì mỗi nơi đọc một kiểu; chữ tắt nằm trong cách đọc thì người nghe không hiểu.',
    file: 'spoken.yaml',
    at: 'said: ô tê pê',
    wrong: 'said: mã QR',
    right: 'said: ô tê pê',
  },
  'bulletins-ready': {
    title: 'Bản tin loa dài quá, ngắn quá, nhắc tên không có',
    guards:
      'Bản tin trong `bulletins` đọc lên từ 150 đến 195 tiếng, tức là 60 đến 90 giây dù đọc nhanh hay chậm (130 đến 150 tiếng một phút), tính cả lời chào và câu nhắc lại. Hướng dẫn, bài học, văn bản được nhắc đều có thật; số điện thoại có trong `places.yaml`; tên tệp không trùng tên một hướng dẫn.',
    why: 'Loa chỉ có chừng ấy giờ; dài hơn thì người nghe quên mất việc cần làm. Số điện thoại sai thì đọc hai lần là sai hai lần.',
    file: 'bulletins/khai-sinh-som.yaml',
    at: 'guides: [khai-sinh]',
    wrong: 'guides: [khai-sanh]',
    right: 'guides: [khai-sinh]',
  },
  'translations-follow': {
    title: 'Bản dịch không theo bản tiếng Việt',
    guards:
      'Mỗi bản dịch trong `content/en/` có đúng các phần của bản tiếng Việt cùng tên: đủ số dòng, đúng thứ tự các bước, màn hình vẽ, chữ trên nút trong “”, phí, thời hạn, đường dẫn; không thêm, không bớt; và dịch từ bản tiếng Việt đang dùng (dòng `of`).',
    why: 'Người đọc tiếng Anh phải thấy đúng một việc như người đọc tiếng Việt. Sửa bản tiếng Việt mà quên bản dịch thì hai người làm hai cách.',
    more: 'Sửa lời tiếng Việt thì dòng `of` của bản dịch không còn khớp. Dịch lại chỗ đã sửa rồi ghi dấu mới mà máy nêu ra. Chưa dịch kịp thì thêm `outdated: true`: trang tiếng Anh sẽ nói bản tiếng Việt mới hơn. Đổi ngày kiểm tra, nguồn, độ tin cậy thì không phải dịch lại.',
    file: 'en/lessons/dang-nhap.mdx',
    at: 'of: "eb90b614"',
    wrong: 'of: "00000000"',
    right: 'of: "eb90b614"',
  },
  'translated-terms': {
    title: 'Bản dịch gọi một thứ bằng hai tên',
    guards:
      'Chữ có trong `content/en/terms.yaml` được dịch như ghi ở đó, trong mọi hướng dẫn, dịch vụ, bài học.',
    why: 'Một giấy tờ gọi bằng hai tên thì người đọc tưởng là hai giấy.',
    file: 'en/lessons/dang-nhap.mdx',
    at: 'with your own account',
    wrong: 'with your own login',
    right: 'with your own account',
  },
  'plans-ready': {
    title: 'Kế hoạch buổi học lệch giờ, nhắc tên không có, hỏi điều riêng',
    guards:
      'Buổi học trong `plans`: số phút các phần cộng lại bằng `minutes`; phần đầu để chào, phần cuối để dặn, hai phần ấy không dạy bài; bài học, hướng dẫn, bài đọc loa được nhắc đều có thật; không câu nào bảo bà con đọc, ghi, đưa mật khẩu, mã OTP, số giấy tờ của mình.',
    why: 'Người mới đi hướng dẫn làm đúng theo tờ này. Lệch giờ thì buổi học dở dang; hỏi điều riêng một lần là bà con quen miệng đọc cho người lạ.',
    file: 'plans/buoi-dau.yaml',
    at: 'minutes: 20',
    wrong: 'minutes: 30',
    right: 'minutes: 20',
  },
  'chooser-complete': {
    title: 'Câu hỏi ngắn bị cụt đường',
    guards:
      'Mỗi câu trả lời trong phần “Kiểm tra trước khi bắt đầu” phải dẫn tới một câu hỏi ở sau hoặc một kết luận; câu hỏi nào cũng có câu “Không chắc”; không chỗ nào bị bỏ quên.',
    why: 'Người đọc không bao giờ được đi vào ngõ cụt hay đi vòng tròn.',
    file: 'life-events/co-con-nho.yaml',
    at: 'fields:',
    wrong:
      'chooser:\n  questions:\n    - id: da-sinh\n      ask: Bé sinh trong hai tháng qua?\n      options:\n        - say: Phải\n          to: lam-ngay\n        - say: Không\n          to: hoi\n  outcomes:\n    - id: lam-ngay\n      title: Làm ngay\n      text: Bạn làm khai sinh.\n      links:\n        - say: Xem dịch vụ\n          to: /dich-vu/khai-sinh/\n    - id: hoi\n      title: Hỏi người\n      text: Hỏi ở phường.\n      links:\n        - say: Xem nơi hỏi\n          to: /noi-ho-tro/\nfields:',
    right:
      'chooser:\n  questions:\n    - id: da-sinh\n      ask: Bé sinh trong hai tháng qua?\n      options:\n        - say: Phải\n          to: lam-ngay\n        - say: Không chắc\n          to: hoi\n  outcomes:\n    - id: lam-ngay\n      title: Làm ngay\n      text: Bạn làm khai sinh.\n      links:\n        - say: Xem dịch vụ\n          to: /dich-vu/khai-sinh/\n    - id: hoi\n      title: Hỏi người\n      text: Hỏi ở phường.\n      links:\n        - say: Xem nơi hỏi\n          to: /noi-ho-tro/\nfields:',
  },
  'rehearsals-agree': {
    title: 'Bài tập trước không khớp bài thật',
    guards:
      'Mỗi tệp trong `rehearsals` mang tên một hướng dẫn hoặc bài học; tên bước, nhãn chép đúng từ bài; ô nào cũng có mẫu để điền; câu hỏi nào cũng có câu đúng và câu chưa đúng; dữ liệu mẫu bịa thấy rõ.',
    why: 'Tập một đằng, làm thật một nẻo thì người dân hoảng. Số mẫu trông như số thật thì có ngày trúng một người thật.',
    more: 'Số định danh mẫu: 12 số bắt đầu bằng 999, vì không tỉnh nào có mã 999. Số điện thoại mẫu: 0000000000. Mã OTP mẫu: 000000.',
    file: 'rehearsals/khai-sinh.yaml',
    at: 'sample: Nguyễn Văn Mẫu',
    wrong: 'as: identity\n        sample: "082055001234"',
    right: 'as: identity\n        sample: "999000000001"',
  },
  'cases-consistent': {
    title: 'Phần cho từng trường hợp không khớp câu hỏi',
    guards:
      'Thẻ `Case` và mục `when` nhắc đúng tên một câu hỏi và các câu trả lời ở mục `cases` của bài. Mỗi câu hỏi, mỗi câu trả lời có tên riêng. Câu trả lời nào cũng có ít nhất một phần. Không phần nào dành cho mọi câu trả lời. Trong thẻ `Case` có câu nói việc phải làm.',
    why: 'Người đọc chọn trường hợp của mình rồi máy ẩn các phần khác. Tên gõ sai thì phần họ cần bị ẩn mất; câu trả lời không có phần nào thì họ chọn xong mà không thấy gì cho mình.',
    more: 'Câu trả lời “Không chắc” không phải khai: trang nào cũng có. Câu trả lời phải đọc được sau chữ “Nếu”: “Nếu bạn đã ly hôn”.',
    file: 'guides/khai-sinh.mdx',
    at: 'ready:\n  - Điện thoại có mạng',
    wrong:
      'ready:\n  - Điện thoại có mạng\n  - name: Giấy kết hôn\n    when: { of: gia-dinh, is: [chung-song] }\n  - name: Quyết định ly hôn\n    when: { of: gia-dinh, is: [da-ly-hon] }\ncases:\n  - id: gia-dinh\n    ask: Cha mẹ bé còn chung sống không?\n    options:\n      - id: chung-song\n        say: Cha mẹ còn chung sống\n      - id: ly-hon\n        say: Cha mẹ đã ly hôn',
    right:
      'ready:\n  - Điện thoại có mạng\n  - name: Giấy kết hôn\n    when: { of: gia-dinh, is: [chung-song] }\n  - name: Quyết định ly hôn\n    when: { of: gia-dinh, is: [ly-hon] }\ncases:\n  - id: gia-dinh\n    ask: Cha mẹ bé còn chung sống không?\n    options:\n      - id: chung-song\n        say: Cha mẹ còn chung sống\n      - id: ly-hon\n        say: Cha mẹ đã ly hôn',
  },
  'button-words-quoted': {
    title: 'Bảo bấm mà không nói chữ trên nút',
    guards:
      'Trong hướng dẫn và bài học, câu bảo người đọc bấm phải nêu đúng chữ trên nút, đặt trong dấu “ ”.',
    why: 'Người lớn tuổi dò từng chữ trên màn hình. Không nêu chữ thì họ không biết bấm vào đâu.',
    file: 'guides/khai-sinh.mdx',
    at: 'Gửi nộp.',
    wrong: 'Soát lại rồi bấm Nộp hồ sơ.',
    right: 'Soát lại rồi bấm **“Nộp hồ sơ”**.',
  },
  'sentences-short': {
    title: 'Câu quá dài',
    guards: 'Không câu nào quá 40 tiếng; trung bình cả tệp không quá 18 tiếng một câu.',
    why: 'Người 65 tuổi đọc thành tiếng phải hết câu trong một hơi. Loa cũng đọc những câu này.',
    file: 'services/khai-sinh.mdx',
    at: 'who: Cha hoặc mẹ.',
    wrong:
      'who: Cha hoặc mẹ của bé, nếu cha mẹ không đi được thì ông bà nội, ông bà ngoại, hoặc người thân thích khác, hoặc người đang trực tiếp nuôi dưỡng bé tại nhà hay tại cơ sở, đi thay cũng được.',
    right: 'who: Cha hoặc mẹ. Cha mẹ không đi được thì ông, bà hoặc người đang nuôi bé đi thay.',
  },
  'words-written-out': {
    title: 'Chữ tắt người dân không quen',
    guards:
      'Chữ tắt của cơ quan phải viết đủ. VNeID, OTP, QR, PDF, SIM được giữ vì người dân thấy trên máy.',
    why: 'Người dân không biết UBND, BHYT, GPLX là gì, nhất là khi nghe qua loa.',
    file: 'services/khai-sinh.mdx',
    at: 'where: Ủy ban nhân dân phường, xã.',
    wrong: 'where: UBND phường, xã.',
    right: 'where: Ủy ban nhân dân phường, xã.',
  },
  'working-days-named': {
    title: 'Không rõ ngày làm việc hay ngày thường',
    guards:
      'Số ngày của cơ quan phải ghi “ngày làm việc”. Hạn tính theo lịch thì nói tính từ khi nào, hoặc ghi “tính cả ngày nghỉ”.',
    why: '3 ngày làm việc qua cuối tuần là 5 ngày. Ghi không rõ thì người dân đi uổng công.',
    file: 'services/khai-sinh.mdx',
    at: 'who: Cha hoặc mẹ.',
    wrong: 'who: Cha hoặc mẹ, trong 3 ngày.',
    right: 'who: Cha hoặc mẹ, trong 3 ngày làm việc.',
  },
  'no-district-level': {
    title: 'Bảo người dân đến cấp huyện',
    guards:
      'Từ 01/7/2025 không còn cấp huyện, quận, thị xã. Bài và cột `agency` không bảo người dân đến “Ủy ban nhân dân huyện”, “Phòng Tư pháp”, “Công an thị xã”.',
    why: 'Nơi đó không còn ai. Việc đã về phường, xã hoặc về tỉnh; danh mục nói việc nào ở đâu.',
    more: 'Được nhắc khi câu nói rõ là chuyện trước đó (“trước ngày 01/7/2025”, “năm 2013”), khi nói về giấy tờ cũ, và khi chép nguyên tên thủ tục trong dấu “…”. Cột `name` của danh sách là tên chính thức, giữ nguyên.',
    file: 'services/khai-sinh.mdx',
    at: 'where: Ủy ban nhân dân phường, xã.',
    wrong: 'where: Phòng Tư pháp huyện.',
    right: 'where: Ủy ban nhân dân phường, xã.',
  },
  'units-consistent': {
    title: 'Đơn vị hành chính không nối được với nhau',
    guards:
      'Trong `units.yaml`: mỗi `id` một lần; tên bắt đầu bằng loại của nó; nơi cũ hết ngày nào thì nơi mới có từ ngày kế tiếp; nơi mới phải có trong tệp; không nối thành vòng; một mã không thuộc hai nơi trong cùng một ngày; nơi chứa (`partOf`) còn đó suốt thời gian của nơi nằm trong.',
    why: 'Người dân dò tên phường cũ để biết nay đến đâu. Sai một ngày, một tên là họ đến nhầm chỗ. Mã cũ được dùng lại cho nơi khác, nên mã không có ngày thì không có nghĩa.',
    more: 'Nơi đổi tỉnh mà không đổi tên thì ghi thành hai dòng.',
    file: 'units.yaml',
    at: 'name: Phường 4',
    wrong: 'name: Số 4',
    right: 'name: Phường 4',
  },
  'units-current': {
    title: 'Nơi đã giải thể ghi như còn',
    guards:
      '`site.yaml` và các nơi đến trong `places.yaml` thuộc về đơn vị còn đó vào ngày kiểm tra lần cuối (`reviewed`). Tên phường, tên tỉnh của trang trùng với `units.yaml`. Nơi đến đã đóng (`validTo`) thì được giữ, với đơn vị của ngày ấy.',
    why: 'Nơi đã giải thể mà ghi làm địa chỉ đang dùng thì người dân đi uổng công. Luật so với ngày kiểm tra, không với hôm nay: trang không được hỏng chỉ vì ngày trôi qua.',
    file: 'places.yaml',
    at: 'kind: hotline',
    wrong: 'kind: hotline\n    unit: phuong-4',
    right: 'kind: hotline\n    unit: phuong-cai-lay',
  },
  'holidays-consistent': {
    title: 'Ngày nghỉ lễ ghi sai năm, sai thứ tự, thiếu văn bản',
    guards:
      'Trong `holidays.yaml`: ngày thuộc đúng năm của nó, theo thứ tự, mỗi ngày một lần; ngày làm bù là thứ Bảy hoặc Chủ nhật và có ngày nghỉ `kind: swapped` tương ứng; năm ghi `status: published` có `decision` và không còn ngày chưa quyết định.',
    why: 'Trang tính ngày trả kết quả theo tệp này. Sai một ngày nghỉ là người dân đi uổng công. Đề xuất mà ghi như đã quyết định cũng vậy.',
    more: 'Năm chưa có trong tệp thì trang nói “chưa công bố”, không đoán.',
    file: 'holidays.yaml',
    at: 'day: 2026-04-30',
    wrong: 'day: 2025-04-30',
    right: 'day: 2026-04-30',
  },
  'statistics-add-up': {
    title: 'Các con số cộng không khớp',
    guards:
      'Trong `statistics/*.yaml`: đúng hạn cộng trễ hạn bằng số có kết quả, cộng số chuyển kỳ sau bằng số tiếp nhận; tỷ lệ chia ra đúng như nguồn ghi, làm tròn tới số lẻ của nguồn; phần không quá tổng. Các cấp cộng lại mà hơn số chung thì phải có `disagreements` nói ra chỗ trái nhau. Kỳ đã hết, đơn vị có trong `units.yaml`.',
    why: 'Một chữ số gõ nhầm là cả bảng sai. Nguồn ghi trái nhau thì trang nói ra, không chọn giùm và không giấu.',
    more: 'Số mà nguồn chỉ nói “hơn” thì ghi `{ moreThan: 2800 }`: số ấy không dùng để cộng cho khớp.',
    file: 'statistics/2023-thi-xa-cai-lay.yaml',
    at: 'received: 29746',
    wrong: 'received: 29764',
    right: 'received: 29746',
  },
  'opening-hours-consistent': {
    title: 'Giờ mở cửa ghi ngược, chồng nhau',
    guards:
      'Trong `places.yaml`, mục `opening`: giờ đóng ở sau giờ mở; hai khoảng của cùng một thứ không chồng nhau, trừ khi hai khoảng có ngày hiệu lực khác nhau; một thứ không ghi hai lần; đã có `opening` thì thôi ghi `hours`.',
    why: 'Trang nói “Đang mở” hay “Mở lại lúc …” theo các giờ này. Sai một giờ là người dân đi uổng công.',
    more: 'Chưa hỏi được giờ thì bỏ cả mục `opening`: trang ghi “chưa có thông tin”, không đoán. Ngày lễ không ghi ở đây, máy lấy từ `holidays.yaml`.',
    file: 'places.yaml',
    at: '    telephone: 1900 0368',
    wrong: `    opening:
      - days: [MO, TU, WE, TH, FR]
        opens: "07:30"
        closes: "07:00"
        confidence: single`,
    right: `    opening:
      - days: [MO, TU, WE, TH, FR]
        opens: "07:30"
        closes: "11:30"
        confidence: single`,
  },
  'places-reachable': {
    title: 'Tọa độ, số gọi, địa chỉ Zalo của nơi đến chưa đúng',
    guards:
      'Trong `places.yaml`: vĩ độ và kinh độ ghi đủ cả hai, không ngược chỗ, ở trong Việt Nam, cách giữa phường, xã của nó không quá 60 km; điện thoại đủ chữ số; địa chỉ Zalo bắt đầu bằng `https://zalo.me/`; hai nơi không cùng tên. Điểm giữa (`centre`) trong `units.yaml` cũng ở trong Việt Nam.',
    why: 'Người dân bấm để gọi, để mở bản đồ. Sai một số là gọi nhầm người, đi nhầm đường.',
    more: 'Điểm giữa phường, xã không phải trụ sở: đừng ghi nó làm tọa độ của nơi nhận hồ sơ. Chưa biết thì bỏ cả hai dòng.',
    file: 'places.yaml',
    at: '    telephone: 1900 0368',
    wrong: '    latitude: 106.12368\n    longitude: 10.38045',
    right: '    latitude: 10.38045\n    longitude: 106.12368',
  },
  'money-written': {
    title: 'Số tiền viết khác kiểu',
    guards: 'Số tiền viết có dấu chấm ngăn hàng nghìn, rồi chữ “đồng”.',
    why: 'Một cách viết thì mắt quen, máy tìm ra.',
    file: 'services/khai-sinh.mdx',
    at: 'result: Giấy khai sinh.',
    wrong: 'result: Giấy khai sinh, 8000đ một bản.',
    right: 'result: Giấy khai sinh, 8.000 đồng một bản.',
  },
  'tones-in-place': {
    title: 'Bỏ dấu khác kiểu',
    guards: 'Dấu đặt theo một kiểu: hòa, khỏe, thủy, ủy.',
    why: 'Hai kiểu viết lẫn nhau thì tìm kiếm và mắt đọc đều vấp.',
    file: 'services/khai-sinh.mdx',
    at: 'where: Ủy ban nhân dân phường, xã.',
    wrong: 'where: Uỷ ban nhân dân phường, xã.',
    right: 'where: Ủy ban nhân dân phường, xã.',
  },
  'reviewed-in-the-past': {
    title: 'Ngày ở sau hôm nay',
    guards: 'Ngày kiểm tra (`reviewed`) và ngày đọc nguồn (`read`) không ở sau hôm nay.',
    why: 'Trang cho người dân thấy đã kiểm tra ngày nào. Ngày ở tương lai là gõ nhầm, và làm trang không bao giờ đến hạn kiểm tra lại. (Quá hạn kiểm tra thì không phải lỗi: trang tự ghi ra.)',
    file: 'services/khai-sinh.mdx',
    at: 'reviewed: 2026-11-24',
    wrong: 'reviewed: 2027-11-24',
    right: 'reviewed: 2026-11-24',
  },
};
