import { prefilled } from '#domain/prefilled.ts';

/** Fills a note with the page it is about, and copies it for Zalo. Nothing is sent from here. */
class ReportNote extends HTMLElement {
  connectedCallback(): void {
    const box = this.querySelector('textarea');
    const status = this.querySelector('[role=status]');
    if (!box) return;
    const asked = new URLSearchParams(location.search);
    const page = asked.get('trang') ?? '';
    const words = asked.get('tim') ?? '';
    box.value = [
      page.startsWith('/') && `Trang: ${page.slice(0, 120)}`,
      words && `Tìm không thấy: ${words.slice(0, 120)}`,
      `Bản: ${this.dataset.build}`,
      'Sai chỗ nào: ',
    ]
      .filter(Boolean)
      .join('\n');
    const link = document.querySelector<HTMLAnchorElement>('[data-report-link]');
    const fill = () => {
      if (link && this.dataset.address) link.href = prefilled(this.dataset.address, box.value);
    };
    box.addEventListener('input', fill);
    fill();
    this.querySelector('[data-copy]')?.addEventListener('click', async () => {
      try {
        await navigator.clipboard.writeText(box.value);
        if (status) status.textContent = 'Đã chép. Dán vào Zalo rồi gửi.';
      } catch {
        box.select();
        if (status)
          status.textContent =
            'Máy không cho chép tự động. Lời nhắn đã được chọn, bạn giữ tay vào đó rồi chọn Sao chép.';
      }
    });
  }
}

customElements.define('report-note', ReportNote);
