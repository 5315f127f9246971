-- Vad tycker varje organisation?
SELECT arendenummer, organisation, stallningstagande, lopnummer, inkom_dag
FROM svar
WHERE organisation IS NOT NULL AND stallningstagande IS NOT NULL AND typ IN ('svar', 'komplettering')
    AND arendenummer || '-' || lopnummer NOT IN (SELECT t.arendenummer || '-' || t.kompletterar FROM svar t
        WHERE t.typ = 'återkallelse' AND t.kompletterar IS NOT NULL)
    AND (:arendenummer = '' OR arendenummer = :arendenummer)
ORDER BY arendenummer COLLATE "binary", organisation COLLATE "binary", lopnummer
