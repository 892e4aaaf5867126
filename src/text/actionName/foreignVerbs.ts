/** A plain English verb, and the forms of names in other languages that say it. */
export const FOREIGN_WORDS: readonly (readonly [string, string])[] = [
  [
    'delete',
    `löschen loeschen lösche löscht entfernen entferne entfernt leeren bereinigen stornieren-löschen vernichten widerrufen
    supprimer supprime suppression effacer efface retirer enlever vider révoquer détruire
    eliminar elimina eliminación borrar borra quitar suprimir vaciar revocar
    excluir exclui exclusão apagar apaga remover remove deletar esvaziar revogar
    eliminare rimuovere rimuovi cancellare cancella svuotare svuota revocare
    verwijderen verwijder wissen wis
    удалить удаление удаляет удали очистить стереть отозвать
    usuń usunąć sil kaldır temizle slett fjern bort radera slet poista töröl törlés smazat smaž vymazat usuwanie usuwa kasuj odstranit șterge видалити
    hapus buang padam xóa xoá xoa gỡ διαγραφή διάγραψε κατάργηση
    حذف احذف إزالة مسح إلغاء-تثبيت מחק מחיקה הסר הסרה हटाएं हटाएँ हटाना हटाओ मिटाएं डिलीट মুছুন`,
  ],
  [
    'create',
    `erstellen erstelle erstellt anlegen anlege hinzufügen hinzufuegen füge einfügen erzeugen generieren
    créer crée creer création ajouter ajoute générer
    crear crea creación añadir agregar insertar generar registrar
    criar cria adicionar adiciona inserir gerar cadastrar
    creare aggiungere aggiungi inserire genera generare
    aanmaken toevoegen maak
    создать создание добавить добавь создай сгенерировать
    utwórz dodaj oluştur ekle opprett skapa lägg-till opret luo vytvořit přidat створити додати
    buat tambah tambahkan tạo thêm δημιουργία προσθήκη
    إنشاء أنشئ إضافة أضف צור יצירה הוסף הוספה बनाएं बनाएँ जोड़ें जोड़ना`,
  ],
  [
    'update',
    `hochladen aktualisieren aktualisiere aktualisiert bearbeiten ändern aendern setzen speichern verschieben umbenennen
    téléverser modifier modifie mettre actualiser enregistrer changer déplacer renommer
    subir cargar actualizar actualiza modificar editar cambiar guardar mover establecer renombrar
    carregar atualizar atualiza alterar salvar definir renomear
    aggiornare aggiorna modificare modifica spostare salvare
    bijwerken wijzigen opslaan
    загрузить обновить обновление изменить редактировать сохранить переместить
    zaktualizuj edytuj güncelle düzenle oppdater uppdatera opdater päivitä оновити
    perbarui ubah simpan cập sửa lưu ενημέρωση επεξεργασία
    تحديث حدث تعديل عدل حفظ עדכן עדכון ערוך שמור बदलें संपादित अपडेट सहेजें`,
  ],
  [
    'send',
    `senden sende sendet verschicken versenden veröffentlichen freigeben genehmigen bezahlen buchen stornieren kündigen einladen
    abbrechen archivieren importieren synchronisieren ausführen starten stoppen zuweisen
    envoyer envoie publier approuver payer annuler inviter archiver importer synchroniser exécuter lancer démarrer arrêter assigner
    enviar envía publicar aprobar pagar cancelar anular invitar archivar importar sincronizar ejecutar iniciar detener asignar
    envia aprovar convidar arquivar executar cobrar atribuir
    inviare invia pubblicare approvare pagare annulla annullare invitare archiviare importare eseguire
    versturen verzenden stuur publiceren annuleren
    отправить отправка опубликовать одобрить оплатить отменить пригласить архивировать запустить остановить назначить
    wyślij gönder iptal skicka надіслати kirim gửi hủy αποστολή ακύρωση
    إرسال أرسل إلغاء نشر שלח שליחה בטל פרסם भेजें भेजना रद्द`,
  ],
  [
    'get',
    `abrufen abrufe abfragen abfrage prüfen holen hole anzeigen lesen herunterladen
    obtenir obtient récupérer récupère afficher lire consulter télécharger voir
    obtener obtén consultar consulta ver leer descargar mostrar recuperar
    obter ler exibir baixar consultar
    ottenere ottieni leggere visualizza visualizzare scaricare recupera
    ophalen bekijken
    получить получение прочитать проверить проверка посмотреть скачать показать
    pobierz getir hent hämta vis отримати lihat ambil unduh xem lấy λήψη προβολή
    عرض جلب استرجاع الحصول اعرض הצג קבל קבלת הורד दिखाएं दिखाएँ देखें प्राप्त`,
  ],
  [
    'list',
    `auflisten liste lister énumérer listar lista elencare elenca список weergeven listele danh قائمة רשימת सूची λίστα`,
  ],
  [
    'search',
    `suchen suche finden finde rechercher recherche chercher trouver buscar busca encontrar pesquisar procurar
    cercare cerca trovare trova zoeken zoek vinden найти поиск искать wyszukaj ara sök finn søg пошук cari tìm αναζήτηση بحث ابحث חפש חיפוש खोजें`,
  ],
];
/** The same of scripts without spaces between words: where they stand in a name decides. */
export const FOREIGN_PARTS: readonly (readonly [string, string])[] = [
  [
    'delete',
    '删除 刪除 移除 清空 清除 销毁 撤销 注销 清理 削除 消去 除去 取り消 取消し 삭제 제거 비우기 지우기 ลบ',
  ],
  [
    'create',
    '创建 建立 新建 新增 添加 增加 生成 插入 注册 作成 追加 登録 新規 생성 추가 등록 만들기 作成する สร้าง เพิ่ม',
  ],
  [
    'update',
    '更新 修改 编辑 設定 设置 变更 變更 変更 編集 保存 移动 重命名 수정 업데이트 변경 편집 설정 แก้ไข อัปเดต',
  ],
  [
    'send',
    `发送 發送 发布 提交 支付 取消 邀请 审批 批准 归档 导入 同步 执行 启动 停止 分配 回复 上传 转账 退款 送信 送る 投稿 公開 実行 招待
    承認 アーカイブ インポート 同期 開始 支払 返信 アップロード キャンセル 보내기 전송 발송 게시 취소 승인 초대 실행 결제 업로드 가져오기 ส่ง ยกเลิก`,
  ],
  [
    'get',
    '获取 取得 查看 读取 下载 得到 查詢 查询 表示 閲覧 照会 ダウンロード 確認 조회 보기 가져오 읽기 다운로드 ดู แสดง',
  ],
  ['list', '列出 列表 一覧 목록 รายการ'],
  ['search', '搜索 搜尋 查找 検索 探す 검색 찾기 ค้นหา'],
];
