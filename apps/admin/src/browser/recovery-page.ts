import '@keyfob/elements/define/recovery';
