const vi = {
  title: 'Cài đặt chữ, màu',
  groups: [
    {
      name: 'text',
      title: 'Cỡ chữ',
      choices: [
        ['100', 'Thường'],
        ['125', 'To'],
        ['150', 'To hơn'],
        ['200', 'To nhất'],
      ],
    },
    {
      name: 'contrast',
      title: 'Độ đậm',
      choices: [
        ['', 'Như điện thoại'],
        ['high', 'Đậm, dễ nhìn ngoài nắng'],
      ],
    },
    {
      name: 'colours',
      title: 'Màu nền',
      choices: [
        ['', 'Như điện thoại'],
        ['light', 'Nền sáng'],
        ['dark', 'Nền tối'],
      ],
    },
    {
      name: 'motion',
      title: 'Chuyển động',
      choices: [
        ['', 'Như điện thoại'],
        ['less', 'Không chuyển động'],
      ],
    },
  ],
} as const;

/** What the page of settings says. */
export const lookIn = (_language: 'vi'): typeof vi => vi;
