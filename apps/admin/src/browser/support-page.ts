import '@keyfob/elements/define/support-request';
