/** `npm run kill-switch`: puts the emergency worker in the place of `dist/sw.js`, ready to be published. */
import { buildEmergencyWorker } from './emergency-worker.ts';

await buildEmergencyWorker('dist');
console.log(
  '✓ dist/sw.js nay là bản khẩn cấp: máy nào mở trang sẽ xóa hết bản lưu và xem thẳng trên mạng. Chạy lại npm run build để về bản thường.',
);
