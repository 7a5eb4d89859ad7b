import '@keyfob/elements/define/notice';
