-- Vad kan lämnas ut som sammanställning?
SELECT arendenummer, lopnummer, inkom_dag, i_tid, fran, typ, stallningstagande, text
FROM sammanstallning
WHERE (:arendenummer = '' OR arendenummer = :arendenummer)
ORDER BY arendenummer COLLATE "binary", lopnummer
