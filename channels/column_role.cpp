#include "channels/column_role.h"

#include <algorithm>
#include <array>
#include <string>

#include "domain/base/fold.h"

namespace kontor::channels {

namespace {

struct RoleWords {
  ColumnRole role;
  std::string_view phrases;  ///< parted by commas, folded
};

// Of two phrases that fit a name equally well the earlier role is taken.
constexpr std::array role_words{
    RoleWords{ColumnRole::shipped,
              "shipped date,ship date,shipped at,shipped,fulfilled at,dispatch date,dispatched at,"
              "versanddatum,lieferdatum,date d expedition,date expedition,data expedierii,"
              "data livrarii,fecha de envio,fecha envio"},
    RoleWords{ColumnRole::date,
              "order date,invoice date,transaction date,purchase date,booking date,sale date,date,"
              "created at,created,placed at,order tms,timestamp,datum,bestelldatum,rechnungsdatum,"
              "auftragsdatum,belegdatum,buchungstag,date de commande,date commande,date facture,"
              "date de facture,data,data comenzii,data facturii,data comanda,fecha,fecha pedido,"
              "fecha de pedido,fecha factura,fecha de compra"},
    RoleWords{ColumnRole::customer_name,
              "customer name,buyer name,company name,full name,kundenname,kunde name,nom client,"
              "nom du client,nume client,nombre cliente,nombre del cliente,contact name"},
    RoleWords{ColumnRole::first_name, "first name,vorname,prenom,prenume"},
    RoleWords{ColumnRole::last_name, "last name,surname,nachname,nom de famille,apellido"},
    RoleWords{ColumnRole::email,
              "email,e mail,mail,email address,customer email,courriel,adresse mail,correo,"
              "correo electronico"},
    RoleWords{ColumnRole::phone,
              "phone,telephone,phone number,mobile,telefon,telefonnummer,handy,tel,telefono,movil"},
    RoleWords{ColumnRole::customer,
              "customer id,customer no,customer number,customer,customer key,buyer id,buyer,"
              "reseller key,kundennummer,kunden nr,kunde,client id,client,numero client,cod client,"
              "id client,cliente,id cliente,codigo cliente"},
    RoleWords{
        ColumnRole::employee,
        "employee id,employee,employee key,employee name,salesperson,sales rep,staff,staff id,"
        "seller,cashier,mitarbeiter,verkaufer,kassierer,vendeur,employe,caissier,angajat,"
        "vanzator,casier,empleado,vendedor,cajero"},
    RoleWords{ColumnRole::shop,
              "store,store id,store name,shop,shop name,location,outlet,sales outlet id,branch,"
              "warehouse,filiale,lager,laden,standort,magasin,boutique,entrepot,magazin,depozit,"
              "locatie,tienda,almacen,sucursal"},
    RoleWords{ColumnRole::order,
              "order id,order no,order number,order,sales order number,invoice no,invoice number,"
              "invoice id,invoice,receipt no,receipt,transaction id,ticket,ticket no,bestellnummer,"
              "bestell nr,bestellung,auftragsnummer,auftrag,rechnungsnummer,rechnung,belegnummer,"
              "beleg,commande,numero de commande,numero commande,no commande,facture,"
              "numero de facture,comanda,numar comanda,nr comanda,id comanda,factura,numar factura,"
              "nr factura,pedido,numero de pedido,numero pedido,numero de factura,id pedido"},
    RoleWords{ColumnRole::barcode,
              "barcode,bar code,ean,ean13,gtin,upc,strichcode,code barres,code a barres,"
              "cod de bare,cod bare,codigo de barras"},
    RoleWords{ColumnRole::code,
              "product id,product key,item id,produkt id,artikel id,id produit,id produs,"
              "id producto"},
    RoleWords{ColumnRole::sku,
              "sku,sku code,stock code,item code,item no,item number,product code,article number,"
              "artikelnummer,artikel nr,artikelnr,code article,reference article,ref article,"
              "cod produs,cod articol,referencia,codigo,codigo producto"},
    RoleWords{
        ColumnRole::product,
        "product name,product,description,item name,item,item description,title,bezeichnung,"
        "artikelbezeichnung,artikel,produkt,produktname,beschreibung,designation,produit,"
        "nom du produit,article,denumire,denumire produs,produs,articol,descriere,descripcion,"
        "producto,nombre,nombre del producto,articulo"},
    RoleWords{ColumnRole::stock,
              "stock,on hand,quantity on hand,in stock,units in stock,inventory,product inventory,"
              "counted,available,bestand,lagerbestand,quantite en stock,stoc,in stoc,existencias,"
              "inventario"},
    RoleWords{ColumnRole::quantity,
              "quantity,qty,units,items,pieces,menge,anzahl,stuck,stuckzahl,quantite,qte,cantitate,"
              "cant,buc,cantidad,uds,unidades"},
    RoleWords{ColumnRole::cost,
              "cost,unit cost,cost price,standard cost,wholesale price,current wholesale price,"
              "purchase price,einkaufspreis,ek,ek preis,cout,prix d achat,cost unitar,"
              "pret achizitie,pret de achizitie,coste,precio de compra"},
    RoleWords{ColumnRole::shipping,
              "shipping,shipping cost,freight,postage,versand,versandkosten,frais de port,port,"
              "livraison,transport,cost livrare,envio,gastos de envio"},
    RoleWords{
        ColumnRole::discount,
        "discount,discount amount,rebate,rabatt,nachlass,remise,reduction,reducere,descuento"},
    RoleWords{ColumnRole::tax,
              "tax,taxes,tax amount,vat,vat amount,sales tax,mwst,ust,steuer,umsatzsteuer,"
              "mehrwertsteuer,taxe,tva,iva,impuesto"},
    RoleWords{ColumnRole::price,
              "unit price,price,list price,item price,retail price,current retail price,"
              "einzelpreis,stuckpreis,preis,verkaufspreis,prix unitaire,prix,prix de vente,pret,"
              "pret unitar,precio,precio unitario"},
    RoleWords{ColumnRole::amount,
              "line amount,line total,line item amount,amount,sales,net amount,betrag,umsatz,summe,"
              "montant,total ligne,suma,valoare,importe,monto"},
    RoleWords{
        ColumnRole::total,
        "order total,grand total,total,total amount,gesamt,gesamtbetrag,gesamtsumme,total ttc,"
        "total comanda,total general,importe total"},
    RoleWords{ColumnRole::currency,
              "currency,currency code,wahrung,devise,monnaie,moneda,valuta,divisa"},
    RoleWords{ColumnRole::balance, "balance,kontostand,saldo,solde,sold"},
    RoleWords{ColumnRole::debit,
              "debit,paid out,money out,withdrawal,soll,lastschrift,belastung,retrait,debe,cargo"},
    RoleWords{ColumnRole::credit,
              "credit,paid in,money in,deposit,haben,gutschrift,depot,haber,abono"},
    RoleWords{ColumnRole::text,
              "text,details,narrative,payee,memo,verwendungszweck,buchungstext,libelle,detalii,"
              "explicatii,concepto"},
    RoleWords{ColumnRole::reference, "reference,ref,referenz,referinta"},
    RoleWords{ColumnRole::account, "account,iban,konto,kontonummer,compte,cont,cuenta"}};

bool is_lower(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

/// Words parted by single blanks, folded: "InvoiceNo" and "invoice_no" are "invoice no".
std::string words_of_name(std::string_view name, bool parts_at_capitals) {
  std::string parted;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const char c = name[i];
    if (parts_at_capitals && i > 0 && is_upper(c) && is_lower(name[i - 1])) parted += ' ';
    const bool letter = is_lower(c) || is_upper(c) || static_cast<unsigned char>(c) >= 0x80;
    parted += letter ? c : ' ';
  }
  std::string words;
  for (const char c : fold(parted)) {
    if (c == ' ' && (words.empty() || words.back() == ' ')) continue;
    words += c;
  }
  while (words.ends_with(' ')) words.pop_back();
  return words;
}

constexpr int whole_name = 1000;

int fit_of(const std::string& words, std::string_view phrase) {
  if (words == phrase) return whole_name;
  const std::string inside = " " + words + " ";
  const bool found = inside.find(" " + std::string(phrase) + " ") != std::string::npos;
  return found ? static_cast<int>(phrase.size()) : 0;
}

}  // namespace

std::optional<RoleFit> role_of_column(std::string_view name) {
  const std::string words = words_of_name(name, true);
  const std::string whole = words_of_name(name, false);  // "MwSt" is one word
  std::optional<RoleFit> best;
  for (const RoleWords& known : role_words) {
    std::string_view rest = known.phrases;
    while (!rest.empty()) {
      const std::string_view phrase = rest.substr(0, rest.find(','));
      rest.remove_prefix(std::min(rest.size(), phrase.size() + 1));
      const int fit = std::max(fit_of(words, phrase), fit_of(whole, phrase));
      if (fit > (best ? best->fit : 0)) best = RoleFit{known.role, fit};
    }
  }
  return best;
}

}  // namespace kontor::channels
