<?xml version="1.0" encoding="UTF-8"?>
<!-- Oncology and immunology as they are said in English: each term is heard wrong without its entry. -->
<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" alphabet="ipa" xml:lang="en">

  <!-- Antibodies -->
  <lexeme><grapheme>trastuzumab</grapheme><phoneme>træsˈtuːzʊmæb</phoneme></lexeme>
  <lexeme><grapheme>pertuzumab</grapheme><phoneme>pəˈtuːzʊmæb</phoneme></lexeme>
  <lexeme><grapheme>margetuximab</grapheme><phoneme>ˌmɑːdʒəˈtʌksɪmæb</phoneme></lexeme>
  <lexeme><grapheme>pembrolizumab</grapheme><phoneme>ˌpɛmbrəˈlɪzʊmæb</phoneme></lexeme>
  <lexeme><grapheme>nivolumab</grapheme><phoneme>naɪˈvɒljʊmæb</phoneme></lexeme>
  <lexeme><grapheme>atezolizumab</grapheme><phoneme>ˌætɛzəˈlɪzʊmæb</phoneme></lexeme>
  <lexeme><grapheme>durvalumab</grapheme><phoneme>dəˈvæljʊmæb</phoneme></lexeme>
  <lexeme><grapheme>avelumab</grapheme><phoneme>əˈvɛljʊmæb</phoneme></lexeme>
  <lexeme><grapheme>ipilimumab</grapheme><phoneme>ˌɪpɪˈlɪmʊmæb</phoneme></lexeme>
  <lexeme><grapheme>tremelimumab</grapheme><phoneme>ˌtrɛməˈlɪmʊmæb</phoneme></lexeme>
  <lexeme><grapheme>cemiplimab</grapheme><phoneme>sɛˈmɪplɪmæb</phoneme></lexeme>
  <lexeme><grapheme>dostarlimab</grapheme><phoneme>dɒˈstɑːlɪmæb</phoneme></lexeme>
  <lexeme><grapheme>tislelizumab</grapheme><phoneme>ˌtɪsləˈlɪzʊmæb</phoneme></lexeme>
  <lexeme><grapheme>toripalimab</grapheme><phoneme>ˌtɒrɪˈpælɪmæb</phoneme></lexeme>
  <lexeme><grapheme>camrelizumab</grapheme><phoneme>ˌkæmrəˈlɪzʊmæb</phoneme></lexeme>
  <lexeme><grapheme>relatlimab</grapheme><phoneme>rɛˈlætlɪmæb</phoneme></lexeme>
  <lexeme><grapheme>bevacizumab</grapheme><phoneme>ˌbɛvəˈsɪzʊmæb</phoneme></lexeme>
  <lexeme><grapheme>ramucirumab</grapheme><phoneme>ˌræmjuːˈsɪrʊmæb</phoneme></lexeme>
  <lexeme><grapheme>cetuximab</grapheme><phoneme>sɛˈtʌksɪmæb</phoneme></lexeme>
  <lexeme><grapheme>panitumumab</grapheme><phoneme>ˌpænɪˈtuːmʊmæb</phoneme></lexeme>
  <lexeme><grapheme>rituximab</grapheme><phoneme>rɪˈtʌksɪmæb</phoneme></lexeme>
  <lexeme><grapheme>obinutuzumab</grapheme><phoneme>ˌəʊbɪnjuːˈtuːzʊmæb</phoneme></lexeme>
  <lexeme><grapheme>ofatumumab</grapheme><phoneme>ˌəʊfəˈtuːmʊmæb</phoneme></lexeme>
  <lexeme><grapheme>alemtuzumab</grapheme><phoneme>ˌæləmˈtuːzʊmæb</phoneme></lexeme>
  <lexeme><grapheme>daratumumab</grapheme><phoneme>ˌdærəˈtuːmʊmæb</phoneme></lexeme>
  <lexeme><grapheme>isatuximab</grapheme><phoneme>ˌaɪsəˈtʌksɪmæb</phoneme></lexeme>
  <lexeme><grapheme>elotuzumab</grapheme><phoneme>ˌɛləˈtuːzʊmæb</phoneme></lexeme>
  <lexeme><grapheme>blinatumomab</grapheme><phoneme>ˌblɪnəˈtuːməmæb</phoneme></lexeme>
  <lexeme><grapheme>denosumab</grapheme><phoneme>dɛˈnəʊsʊmæb</phoneme></lexeme>
  <lexeme><grapheme>tocilizumab</grapheme><phoneme>ˌtɒsɪˈlɪzʊmæb</phoneme></lexeme>
  <lexeme><grapheme>siltuximab</grapheme><phoneme>sɪlˈtʌksɪmæb</phoneme></lexeme>
  <lexeme><grapheme>amivantamab</grapheme><phoneme>ˌæmɪˈvæntəmæb</phoneme></lexeme>
  <lexeme><grapheme>teclistamab</grapheme><phoneme>tɛˈklɪstəmæb</phoneme></lexeme>
  <lexeme><grapheme>adalimumab</grapheme><phoneme>ˌædəˈlɪmʊmæb</phoneme></lexeme>

  <!-- Antibody-drug conjugates -->
  <lexeme><grapheme>deruxtecan</grapheme><phoneme>ˌdɛrʌksˈtiːkən</phoneme></lexeme>
  <lexeme><grapheme>emtansine</grapheme><phoneme>ɛmˈtænsiːn</phoneme></lexeme>
  <lexeme><grapheme>sacituzumab</grapheme><phoneme>ˌsæsɪˈtuːzʊmæb</phoneme></lexeme>
  <lexeme><grapheme>govitecan</grapheme><phoneme>ˌɡəʊvɪˈtiːkən</phoneme></lexeme>
  <lexeme><grapheme>datopotamab</grapheme><phoneme>ˌdætəˈpɒtəmæb</phoneme></lexeme>
  <lexeme><grapheme>enfortumab</grapheme><phoneme>ɛnˈfɔːtʊmæb</phoneme></lexeme>
  <lexeme><grapheme>vedotin</grapheme><phoneme>vɛˈdəʊtɪn</phoneme></lexeme>
  <lexeme><grapheme>brentuximab</grapheme><phoneme>brɛnˈtʌksɪmæb</phoneme></lexeme>
  <lexeme><grapheme>polatuzumab</grapheme><phoneme>ˌpɒləˈtuːzʊmæb</phoneme></lexeme>
  <lexeme><grapheme>gemtuzumab</grapheme><phoneme>dʒɛmˈtuːzʊmæb</phoneme></lexeme>
  <lexeme><grapheme>ozogamicin</grapheme><phoneme>ˌəʊzəɡəˈmaɪsɪn</phoneme></lexeme>
  <lexeme><grapheme>inotuzumab</grapheme><phoneme>ˌɪnəˈtuːzʊmæb</phoneme></lexeme>
  <lexeme><grapheme>tisotumab</grapheme><phoneme>ˌtaɪsəˈtuːmæb</phoneme></lexeme>
  <lexeme><grapheme>mirvetuximab</grapheme><phoneme>ˌmɜːvəˈtʌksɪmæb</phoneme></lexeme>
  <lexeme><grapheme>ladiratuzumab</grapheme><phoneme>ˌlædɪrəˈtuːzʊmæb</phoneme></lexeme>

  <!-- Cell therapies -->
  <lexeme><grapheme>tisagenlecleucel</grapheme><phoneme>ˌtɪsəˌdʒɛnlɛkˈluːsɛl</phoneme></lexeme>
  <lexeme><grapheme>axicabtagene</grapheme><phoneme>ˌæksɪˈkæbtədʒiːn</phoneme></lexeme>
  <lexeme><grapheme>ciloleucel</grapheme><phoneme>ˌsɪləˈluːsɛl</phoneme></lexeme>
  <lexeme><grapheme>brexucabtagene</grapheme><phoneme>ˌbrɛksuːˈkæbtədʒiːn</phoneme></lexeme>
  <lexeme><grapheme>lisocabtagene</grapheme><phoneme>ˌlɪsəˈkæbtədʒiːn</phoneme></lexeme>
  <lexeme><grapheme>maraleucel</grapheme><phoneme>ˌmærəˈluːsɛl</phoneme></lexeme>
  <lexeme><grapheme>idecabtagene</grapheme><phoneme>ˌaɪdəˈkæbtədʒiːn</phoneme></lexeme>
  <lexeme><grapheme>vicleucel</grapheme><phoneme>vɪkˈluːsɛl</phoneme></lexeme>
  <lexeme><grapheme>ciltacabtagene</grapheme><phoneme>ˌsɪltəˈkæbtədʒiːn</phoneme></lexeme>
  <lexeme><grapheme>sipuleucel</grapheme><phoneme>ˌsɪpjuːˈluːsɛl</phoneme></lexeme>
  <lexeme><grapheme>talimogene</grapheme><phoneme>təˈlɪmədʒiːn</phoneme></lexeme>
  <lexeme><grapheme>laherparepvec</grapheme><phoneme>ləˌhɜːpəˈrɛpvɛk</phoneme></lexeme>
  <lexeme><grapheme>aldesleukin</grapheme><phoneme>ˌældɛsˈluːkɪn</phoneme></lexeme>

  <!-- Cytotoxic drugs -->
  <lexeme><grapheme>paclitaxel</grapheme><phoneme>ˌpæklɪˈtæksəl</phoneme></lexeme>
  <lexeme><grapheme>docetaxel</grapheme><phoneme>ˌdəʊsɪˈtæksəl</phoneme></lexeme>
  <lexeme><grapheme>cabazitaxel</grapheme><phoneme>kəˌbæzɪˈtæksəl</phoneme></lexeme>
  <lexeme><grapheme>doxorubicin</grapheme><phoneme>ˌdɒksəˈruːbɪsɪn</phoneme></lexeme>
  <lexeme><grapheme>epirubicin</grapheme><phoneme>ˌɛpɪˈruːbɪsɪn</phoneme></lexeme>
  <lexeme><grapheme>daunorubicin</grapheme><phoneme>ˌdɔːnəˈruːbɪsɪn</phoneme></lexeme>
  <lexeme><grapheme>idarubicin</grapheme><phoneme>ˌaɪdəˈruːbɪsɪn</phoneme></lexeme>
  <lexeme><grapheme>mitoxantrone</grapheme><phoneme>ˌmaɪtəʊˈzæntrəʊn</phoneme></lexeme>
  <lexeme><grapheme>cyclophosphamide</grapheme><phoneme>ˌsaɪkləʊˈfɒsfəmaɪd</phoneme></lexeme>
  <lexeme><grapheme>ifosfamide</grapheme><phoneme>aɪˈfɒsfəmaɪd</phoneme></lexeme>
  <lexeme><grapheme>cisplatin</grapheme><phoneme>sɪsˈplætɪn</phoneme></lexeme>
  <lexeme><grapheme>oxaliplatin</grapheme><phoneme>ɒkˌsælɪˈplætɪn</phoneme></lexeme>
  <lexeme><grapheme>capecitabine</grapheme><phoneme>ˌkæpəˈsaɪtəbiːn</phoneme></lexeme>
  <lexeme><grapheme>gemcitabine</grapheme><phoneme>dʒɛmˈsaɪtəbiːn</phoneme></lexeme>
  <lexeme><grapheme>cytarabine</grapheme><phoneme>saɪˈtærəbiːn</phoneme></lexeme>
  <lexeme><grapheme>fludarabine</grapheme><phoneme>fluːˈdærəbiːn</phoneme></lexeme>
  <lexeme><grapheme>azacitidine</grapheme><phoneme>ˌæzəˈsaɪtɪdiːn</phoneme></lexeme>
  <lexeme><grapheme>decitabine</grapheme><phoneme>dəˈsaɪtəbiːn</phoneme></lexeme>
  <lexeme><grapheme>nelarabine</grapheme><phoneme>nɛˈlærəbiːn</phoneme></lexeme>
  <lexeme><grapheme>fluorouracil</grapheme><phoneme>ˌflʊərəʊˈjʊərəsɪl</phoneme></lexeme>
  <lexeme><grapheme>pemetrexed</grapheme><phoneme>ˌpɛməˈtrɛksɛd</phoneme></lexeme>
  <lexeme><grapheme>eribulin</grapheme><phoneme>ɛˈrɪbjuːlɪn</phoneme></lexeme>
  <lexeme><grapheme>vinorelbine</grapheme><phoneme>vɪˈnɒrəlbiːn</phoneme></lexeme>
  <lexeme><grapheme>vincristine</grapheme><phoneme>vɪnˈkrɪstiːn</phoneme></lexeme>
  <lexeme><grapheme>vinblastine</grapheme><phoneme>vɪnˈblæstiːn</phoneme></lexeme>
  <lexeme><grapheme>irinotecan</grapheme><phoneme>ˌaɪrɪnəʊˈtiːkən</phoneme></lexeme>
  <lexeme><grapheme>topotecan</grapheme><phoneme>ˌtəʊpəˈtiːkən</phoneme></lexeme>
  <lexeme><grapheme>etoposide</grapheme><phoneme>ɪˈtɒpəsaɪd</phoneme></lexeme>
  <lexeme><grapheme>temozolomide</grapheme><phoneme>ˌtɛməˈzɒləmaɪd</phoneme></lexeme>
  <lexeme><grapheme>dacarbazine</grapheme><phoneme>dəˈkɑːbəziːn</phoneme></lexeme>
  <lexeme><grapheme>bendamustine</grapheme><phoneme>ˌbɛndəˈmʌstiːn</phoneme></lexeme>
  <lexeme><grapheme>busulfan</grapheme><phoneme>bjuːˈsʌlfən</phoneme></lexeme>
  <lexeme><grapheme>ixabepilone</grapheme><phoneme>ˌɪksəˈbɛpɪləʊn</phoneme></lexeme>
  <lexeme><grapheme>asparaginase</grapheme><phoneme>əˈspærədʒɪneɪz</phoneme></lexeme>
  <lexeme><grapheme>hydroxyurea</grapheme><phoneme>haɪˌdrɒksijʊˈriːə</phoneme></lexeme>

  <!-- Endocrine therapy -->
  <lexeme><grapheme>tamoxifen</grapheme><phoneme>təˈmɒksɪfɛn</phoneme></lexeme>
  <lexeme><grapheme>raloxifene</grapheme><phoneme>rəˈlɒksɪfiːn</phoneme></lexeme>
  <lexeme><grapheme>anastrozole</grapheme><phoneme>əˈnæstrəzəʊl</phoneme></lexeme>
  <lexeme><grapheme>exemestane</grapheme><phoneme>ˈɛksɪmɛsteɪn</phoneme></lexeme>
  <lexeme><grapheme>fulvestrant</grapheme><phoneme>fʊlˈvɛstrənt</phoneme></lexeme>
  <lexeme><grapheme>elacestrant</grapheme><phoneme>ˌɛləˈsɛstrənt</phoneme></lexeme>
  <lexeme><grapheme>goserelin</grapheme><phoneme>ˈɡəʊsərɛlɪn</phoneme></lexeme>
  <lexeme><grapheme>triptorelin</grapheme><phoneme>ˌtrɪptəˈrɛlɪn</phoneme></lexeme>
  <lexeme><grapheme>enzalutamide</grapheme><phoneme>ˌɛnzəˈluːtəmaɪd</phoneme></lexeme>
  <lexeme><grapheme>abiraterone</grapheme><phoneme>ˌæbɪˈrætərəʊn</phoneme></lexeme>
  <lexeme><grapheme>bicalutamide</grapheme><phoneme>ˌbaɪkəˈluːtəmaɪd</phoneme></lexeme>
  <lexeme><grapheme>apalutamide</grapheme><phoneme>ˌæpəˈluːtəmaɪd</phoneme></lexeme>
  <lexeme><grapheme>darolutamide</grapheme><phoneme>ˌdærəˈluːtəmaɪd</phoneme></lexeme>

  <!-- Kinase and other inhibitors -->
  <lexeme><grapheme>palbociclib</grapheme><phoneme>ˌpælbəʊˈsaɪklɪb</phoneme></lexeme>
  <lexeme><grapheme>ribociclib</grapheme><phoneme>ˌraɪbəʊˈsaɪklɪb</phoneme></lexeme>
  <lexeme><grapheme>abemaciclib</grapheme><phoneme>əˌbɛməˈsaɪklɪb</phoneme></lexeme>
  <lexeme><grapheme>olaparib</grapheme><phoneme>əʊˈlæpərɪb</phoneme></lexeme>
  <lexeme><grapheme>talazoparib</grapheme><phoneme>ˌtæləˈzɒpərɪb</phoneme></lexeme>
  <lexeme><grapheme>niraparib</grapheme><phoneme>naɪˈræpərɪb</phoneme></lexeme>
  <lexeme><grapheme>rucaparib</grapheme><phoneme>ruːˈkæpərɪb</phoneme></lexeme>
  <lexeme><grapheme>veliparib</grapheme><phoneme>vɛˈlɪpərɪb</phoneme></lexeme>
  <lexeme><grapheme>lapatinib</grapheme><phoneme>ləˈpætɪnɪb</phoneme></lexeme>
  <lexeme><grapheme>neratinib</grapheme><phoneme>nɛˈrætɪnɪb</phoneme></lexeme>
  <lexeme><grapheme>tucatinib</grapheme><phoneme>tuːˈkætɪnɪb</phoneme></lexeme>
  <lexeme><grapheme>dasatinib</grapheme><phoneme>dəˈsætɪnɪb</phoneme></lexeme>
  <lexeme><grapheme>nilotinib</grapheme><phoneme>naɪˈlɒtɪnɪb</phoneme></lexeme>
  <lexeme><grapheme>erlotinib</grapheme><phoneme>ɜːˈlɒtɪnɪb</phoneme></lexeme>
  <lexeme><grapheme>gefitinib</grapheme><phoneme>ɡɛˈfɪtɪnɪb</phoneme></lexeme>
  <lexeme><grapheme>osimertinib</grapheme><phoneme>ˌəʊsɪˈmɜːtɪnɪb</phoneme></lexeme>
  <lexeme><grapheme>crizotinib</grapheme><phoneme>krɪˈzəʊtɪnɪb</phoneme></lexeme>
  <lexeme><grapheme>lorlatinib</grapheme><phoneme>lɔːˈlætɪnɪb</phoneme></lexeme>
  <lexeme><grapheme>sunitinib</grapheme><phoneme>suːˈnɪtɪnɪb</phoneme></lexeme>
  <lexeme><grapheme>sorafenib</grapheme><phoneme>sɒˈræfənɪb</phoneme></lexeme>
  <lexeme><grapheme>pazopanib</grapheme><phoneme>pəˈzɒpənɪb</phoneme></lexeme>
  <lexeme><grapheme>lenvatinib</grapheme><phoneme>lɛnˈvætɪnɪb</phoneme></lexeme>
  <lexeme><grapheme>cabozantinib</grapheme><phoneme>ˌkæbəʊˈzæntɪnɪb</phoneme></lexeme>
  <lexeme><grapheme>regorafenib</grapheme><phoneme>ˌrɛɡəˈræfənɪb</phoneme></lexeme>
  <lexeme><grapheme>vemurafenib</grapheme><phoneme>ˌvɛməˈræfənɪb</phoneme></lexeme>
  <lexeme><grapheme>dabrafenib</grapheme><phoneme>dəˈbræfənɪb</phoneme></lexeme>
  <lexeme><grapheme>trametinib</grapheme><phoneme>trəˈmɛtɪnɪb</phoneme></lexeme>
  <lexeme><grapheme>ibrutinib</grapheme><phoneme>aɪˈbruːtɪnɪb</phoneme></lexeme>
  <lexeme><grapheme>ruxolitinib</grapheme><phoneme>ˌrʌksəˈlɪtɪnɪb</phoneme></lexeme>
  <lexeme><grapheme>everolimus</grapheme><phoneme>ˌɛvəˈrəʊlɪməs</phoneme></lexeme>
  <lexeme><grapheme>sirolimus</grapheme><phoneme>sɪˈrəʊlɪməs</phoneme></lexeme>
  <lexeme><grapheme>alpelisib</grapheme><phoneme>ælˈpɛlɪsɪb</phoneme></lexeme>
  <lexeme><grapheme>inavolisib</grapheme><phoneme>ˌaɪnəˈvəʊlɪsɪb</phoneme></lexeme>
  <lexeme><grapheme>capivasertib</grapheme><phoneme>kəˌpaɪvəˈsɜːtɪb</phoneme></lexeme>
  <lexeme><grapheme>venetoclax</grapheme><phoneme>vɛˈnɛtəklæks</phoneme></lexeme>
  <lexeme><grapheme>bortezomib</grapheme><phoneme>bɔːˈtɛzəmɪb</phoneme></lexeme>
  <lexeme><grapheme>carfilzomib</grapheme><phoneme>kɑːˈfɪlzəmɪb</phoneme></lexeme>
  <lexeme><grapheme>lenalidomide</grapheme><phoneme>ˌlɛnəˈlɪdəmaɪd</phoneme></lexeme>
  <lexeme><grapheme>thalidomide</grapheme><phoneme>θəˈlɪdəmaɪd</phoneme></lexeme>
  <lexeme><grapheme>zoledronic</grapheme><phoneme>ˌzəʊləˈdrɒnɪk</phoneme></lexeme>
  <lexeme><grapheme>filgrastim</grapheme><phoneme>fɪlˈɡræstɪm</phoneme></lexeme>
  <lexeme><grapheme>ondansetron</grapheme><phoneme>ɒnˈdænsətrɒn</phoneme></lexeme>
  <lexeme><grapheme>dexamethasone</grapheme><phoneme>ˌdɛksəˈmɛθəsəʊn</phoneme></lexeme>

  <!-- Genes, receptors and markers -->
  <lexeme><grapheme>BRCA1</grapheme><alias>bracka one</alias></lexeme>
  <lexeme><grapheme>BRCA2</grapheme><alias>bracka two</alias></lexeme>
  <lexeme><grapheme>PIK3CA</grapheme><alias>pick three C A</alias></lexeme>
  <lexeme><grapheme>EGFR</grapheme><alias>E G F R</alias></lexeme>
  <lexeme><grapheme>VEGF</grapheme><alias>V E G F</alias></lexeme>
  <lexeme><grapheme>VEGFR</grapheme><alias>V E G F R</alias></lexeme>
  <lexeme><grapheme>KRAS</grapheme><alias>K rass</alias></lexeme>
  <lexeme><grapheme>NRAS</grapheme><alias>N rass</alias></lexeme>
  <lexeme><grapheme>BRAF</grapheme><alias>B raff</alias></lexeme>
  <lexeme><grapheme>PTEN</grapheme><alias>P ten</alias></lexeme>
  <lexeme><grapheme>IDO1</grapheme><alias>I D O one</alias></lexeme>
  <lexeme><grapheme>IL-2</grapheme><alias>interleukin two</alias></lexeme>
  <lexeme><grapheme>IL-6</grapheme><alias>interleukin six</alias></lexeme>
  <lexeme><grapheme>IL-7</grapheme><alias>interleukin seven</alias></lexeme>
  <lexeme><grapheme>IL-10</grapheme><alias>interleukin ten</alias></lexeme>
  <lexeme><grapheme>IL-12</grapheme><alias>interleukin twelve</alias></lexeme>
  <lexeme><grapheme>IL-15</grapheme><alias>interleukin fifteen</alias></lexeme>
  <lexeme><grapheme>IFN-γ</grapheme><alias>interferon gamma</alias></lexeme>
  <lexeme><grapheme>HER2+</grapheme><alias>her two positive</alias></lexeme>
  <lexeme><grapheme>TILs</grapheme><alias>tills</alias></lexeme>
  <lexeme><grapheme>ctDNA</grapheme><alias>circulating tumour D N A</alias></lexeme>
  <lexeme><grapheme>cfDNA</grapheme><alias>cell-free D N A</alias></lexeme>
  <lexeme><grapheme>mRNA</grapheme><alias>messenger R N A</alias></lexeme>
  <lexeme><grapheme>siRNA</grapheme><alias>S I R N A</alias></lexeme>
  <lexeme><grapheme>TNBC</grapheme><alias>triple-negative breast cancer</alias></lexeme>
  <lexeme><grapheme>DCIS</grapheme><alias>D C I S</alias></lexeme>
  <lexeme><grapheme>NSCLC</grapheme><alias>non-small-cell lung cancer</alias></lexeme>
  <lexeme><grapheme>ADC</grapheme><phoneme>ˌeɪdiːˈsiː</phoneme></lexeme>
  <lexeme><grapheme>ADCs</grapheme><phoneme>ˌeɪdiːˈsiːz</phoneme></lexeme>
  <lexeme><grapheme>ADCC</grapheme><phoneme>ˌeɪdiːsiːˈsiː</phoneme></lexeme>
  <lexeme><grapheme>ORR</grapheme><alias>O R R</alias></lexeme>
  <lexeme><grapheme>irAE</grapheme><alias>immune-related adverse event</alias></lexeme>
  <lexeme><grapheme>irAEs</grapheme><alias>immune-related adverse events</alias></lexeme>
  <lexeme><grapheme>ASCO</grapheme><alias>asko</alias></lexeme>
  <lexeme><grapheme>ESMO</grapheme><alias>ezmo</alias></lexeme>
  <lexeme><grapheme>RECIST</grapheme><alias>ree sist</alias></lexeme>
  <lexeme><grapheme>ECOG</grapheme><alias>ee cog</alias></lexeme>

  <!-- Words of immunology -->
  <lexeme><grapheme>neoantigen</grapheme><phoneme>ˌniːəʊˈæntɪdʒən</phoneme></lexeme>
  <lexeme><grapheme>neoantigens</grapheme><phoneme>ˌniːəʊˈæntɪdʒənz</phoneme></lexeme>
  <lexeme><grapheme>immunotherapy</grapheme><phoneme>ˌɪmjuːnəʊˈθɛrəpi</phoneme></lexeme>
  <lexeme><grapheme>immunotherapies</grapheme><phoneme>ˌɪmjuːnəʊˈθɛrəpiz</phoneme></lexeme>
  <lexeme><grapheme>immunogenicity</grapheme><phoneme>ˌɪmjuːnəʊdʒəˈnɪsɪti</phoneme></lexeme>
  <lexeme><grapheme>immunosuppressive</grapheme><phoneme>ˌɪmjuːnəʊsəˈprɛsɪv</phoneme></lexeme>
  <lexeme><grapheme>neoadjuvant</grapheme><phoneme>ˌniːəʊˈædʒʊvənt</phoneme></lexeme>
  <lexeme><grapheme>adjuvant</grapheme><phoneme>ˈædʒʊvənt</phoneme></lexeme>
  <lexeme><grapheme>chemokine</grapheme><phoneme>ˈkiːməkaɪn</phoneme></lexeme>
  <lexeme><grapheme>chemokines</grapheme><phoneme>ˈkiːməkaɪnz</phoneme></lexeme>
  <lexeme><grapheme>perforin</grapheme><phoneme>ˈpɜːfərɪn</phoneme></lexeme>
  <lexeme><grapheme>macrophage</grapheme><phoneme>ˈmækrəfeɪdʒ</phoneme></lexeme>
  <lexeme><grapheme>macrophages</grapheme><phoneme>ˈmækrəfeɪdʒɪz</phoneme></lexeme>
  <lexeme><grapheme>thrombocytopenia</grapheme><phoneme>ˌθrɒmbəʊˌsaɪtəˈpiːniə</phoneme></lexeme>
  <lexeme><grapheme>hypophysitis</grapheme><phoneme>haɪˌpɒfɪˈsaɪtɪs</phoneme></lexeme>
  <lexeme><grapheme>metastases</grapheme><phoneme>məˈtæstəsiːz</phoneme></lexeme>
  <lexeme><grapheme>metastasis</grapheme><phoneme>məˈtæstəsɪs</phoneme></lexeme>
  <lexeme><grapheme>monoclonal</grapheme><phoneme>ˌmɒnəʊˈkləʊnəl</phoneme></lexeme>
  <lexeme><grapheme>chimeric</grapheme><phoneme>kaɪˈmɛrɪk</phoneme></lexeme>
  <lexeme><grapheme>bispecific</grapheme><phoneme>ˌbaɪspəˈsɪfɪk</phoneme></lexeme>
  <lexeme><grapheme>myeloma</grapheme><phoneme>ˌmaɪəˈləʊmə</phoneme></lexeme>
  <lexeme><grapheme>angiogenesis</grapheme><phoneme>ˌændʒiəʊˈdʒɛnəsɪs</phoneme></lexeme>
  <lexeme><grapheme>apoptosis</grapheme><phoneme>ˌæpəpˈtəʊsɪs</phoneme></lexeme>
</lexicon>
