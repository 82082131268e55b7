-- What a scanner reads is found at once.
create index product_barcode on product (barcode) where barcode <> '';
