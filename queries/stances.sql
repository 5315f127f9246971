-- Hur många tycker vad, efter sorts avsändare?
SELECT arendenummer, avsandare_typ, stallningstagande, count(*) AS svar
FROM svar
WHERE typ IN ('svar', 'komplettering') AND stallningstagande IS NOT NULL
    AND (:arendenummer = '' OR arendenummer = :arendenummer)
GROUP BY arendenummer, avsandare_typ, stallningstagande
ORDER BY arendenummer COLLATE "binary", svar DESC, stallningstagande COLLATE "binary",
    coalesce(avsandare_typ, '') COLLATE "binary"
