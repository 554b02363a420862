"""What the pump says to PostgreSQL. Each statement that changes a row names the owner and the state it must be in.

Open rows are looked for by `settled_at`, rows in hand by `owner` as well: no index knows the state. IS NOT DISTINCT
FROM keeps the planner from looking for a known row by its owner: that index is full of what has just gone.
"""

WORKER_LOCKS = 739_420
"""First number of the advisory locks that workers hold; the second is the worker's. A free lock means: it is gone."""
RECOVERY_LOCK = 7_394_200_818
"""Only one worker at a time takes back what others left."""

LIVE = """
    SELECT objid::bigint FROM pg_locks
    WHERE locktype = 'advisory' AND classid = %(locks)s AND objsubid = 2 AND granted
      AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
"""

ENTER = """
    INSERT INTO infoservice_pumpworker (host, process, note, started_at, seen_at)
    VALUES (%(host)s, %(process)s, '', now(), now()) RETURNING id
"""
HOLD_LOCK = "SELECT pg_advisory_lock(%(locks)s, %(owner)s)"
SEEN = "UPDATE infoservice_pumpworker SET seen_at = now(), note = %(note)s WHERE id = %(owner)s"
LEAVE = "DELETE FROM infoservice_pumpworker WHERE id = %(owner)s"
FORGET_WORKERS = f"""
    DELETE FROM infoservice_pumpworker w WHERE w.seen_at < now() - interval '1 day' AND w.id NOT IN ({LIVE})
"""  # noqa: S608  no value is spliced in

GUARD = "SELECT instance::text, generation FROM infoservice_pumpguard WHERE id = 1"
BEGIN_GUARD = """
    INSERT INTO infoservice_pumpguard (id, instance, generation) VALUES (1, gen_random_uuid(), 0)
    ON CONFLICT (id) DO NOTHING
"""
RAISE_GUARD = """
    UPDATE infoservice_pumpguard SET generation = generation + 1 WHERE id = 1
    RETURNING instance::text, generation
"""
HOLD_RESTORED = """
    UPDATE infoservice_mailing SET state = 'held', reason = 'restored', reason_text = '', told_at = NULL
    WHERE state IN ('running', 'paused')
"""

RUNNING = """
    SELECT id, per_minute, run, size, wave FROM infoservice_mailing
    WHERE state = 'running' AND (not_before IS NULL OR not_before <= %(now)s) ORDER BY id
"""

CLAIM = """
    WITH room AS (
        SELECT * FROM unnest(%(mailings)s::bigint[], %(groups)s::text[], %(rooms)s::int[]) AS t(mailing, name, most)
    ), picked AS (
        SELECT chosen.ctid FROM room
        JOIN infoservice_mailing m ON m.id = room.mailing AND m.state = 'running'
             AND (m.not_before IS NULL OR m.not_before <= %(now)s)
        CROSS JOIN LATERAL (
            SELECT r.ctid FROM infoservice_mailingrecipient r
            WHERE r.mailing_id = room.mailing AND r.domain_group = room.name AND r.state IN ('queued', 'deferred')
              AND r.owner IS NULL AND r.settled_at IS NULL AND r.wave <= m.wave
              AND (r.next_at <= %(now)s OR r.next_at > %(now)s + %(longest)s)
            ORDER BY r.next_at, r.id LIMIT room.most FOR UPDATE SKIP LOCKED
        ) chosen
    )
    UPDATE infoservice_mailingrecipient r
    SET state = 'leased', owner = %(owner)s, leased_at = now()
    WHERE r.ctid = ANY (ARRAY(SELECT ctid FROM picked))
    RETURNING r.id, r.mailing_id, r.body_id, r.address, r.message_id, r.token, r.footer, r.domain_group, r.attempts,
              r.first_tried_at
"""
"""Rows are taken where they lie: to look them up anew is to read the whole table as soon as many are asked for. What
somebody changed in the midst of it is left for the next claim."""
STARTED = "UPDATE infoservice_mailing SET started_at = %(now)s WHERE id = ANY(%(mailings)s) AND started_at IS NULL"
BODIES = """
    SELECT id, subject, html, text, sender_name, sender_address, reply_to, fields, mailing_id, pictures
    FROM infoservice_mailingbody WHERE id = ANY(%(ids)s)
"""
PICTURES = """
    SELECT mailing_id, name, content FROM infoservice_mailingpicture
    WHERE mailing_id = ANY(%(mailings)s) AND name = ANY(%(names)s)
"""

GIVE_BACK = """
    UPDATE infoservice_mailingrecipient r
    SET state = CASE WHEN m.state = 'cancelled' THEN 'cancelled' WHEN r.attempts > 0 THEN 'deferred' ELSE 'queued' END,
        owner = NULL, leased_at = NULL, settled_at = CASE WHEN m.state = 'cancelled' THEN %(now)s END
    FROM infoservice_mailing m
    WHERE m.id = r.mailing_id AND r.id = ANY(%(ids)s) AND r.owner IS NOT DISTINCT FROM %(owner)s AND r.state = 'leased'
"""
EXCHANGE = """
    WITH accepted AS (
        UPDATE infoservice_mailingrecipient r
        SET state = 'accepted', owner = NULL, leased_at = NULL, settled_at = $1::timestamptz, token = '',
            reply = 'accepted', reply_code = v.code, reply_text = v.words
        FROM unnest($2::bigint[], $3::bigint[], $4::int[], $5::text[]) AS v(id, owner, code, words)
        WHERE r.id = v.id AND r.owner IS NOT DISTINCT FROM v.owner AND r.state = 'sending'
    ), marked AS (
        UPDATE infoservice_mailingrecipient r
        SET state = 'sending', attempts = r.attempts + 1, tried_at = $1::timestamptz, leased_at = now(),
            first_tried_at = coalesce(r.first_tried_at, $1::timestamptz)
        FROM infoservice_mailing m
        WHERE m.id = r.mailing_id AND m.state = 'running' AND r.id = ANY($6::bigint[])
          AND r.owner IS NOT DISTINCT FROM $7::bigint AND r.state = 'leased'
        RETURNING r.id
    )
    SELECT string_agg(id::text, ' ') FROM marked
"""
"""Accepts what went out ($2 to $5: id, owner, code and words) and marks what goes next ($6) for the owner $7, and
names what may go: one journey, one flush; the rows of the two are never the same."""
SETTLE = """
    UPDATE infoservice_mailingrecipient r
    SET state = CASE WHEN m.state = 'cancelled' AND %(open)s THEN 'cancelled' ELSE %(state)s END,
        owner = NULL, leased_at = NULL, next_at = %(next_at)s,
        settled_at = CASE WHEN %(open)s AND m.state <> 'cancelled' THEN NULL ELSE %(now)s END,
        attempts = greatest(r.attempts - %(given_back)s, 0),
        reply = %(reply)s, reply_code = %(code)s, reply_text = %(words)s, score = %(score)s
    FROM infoservice_mailing m
    WHERE m.id = r.mailing_id AND r.id = %(id)s AND r.owner IS NOT DISTINCT FROM %(owner)s AND r.state = ANY(%(from)s)
"""
UNCERTAIN = """
    UPDATE infoservice_mailingrecipient r
    SET state = CASE
            WHEN m.policy = 'hold' OR m.state = 'cancelled' OR r.ambiguous + 1 >= %(most)s THEN 'unknown'
            ELSE 'queued' END,
        settled_at = CASE
            WHEN m.policy = 'hold' OR m.state = 'cancelled' OR r.ambiguous + 1 >= %(most)s THEN %(now)s END,
        ambiguous = r.ambiguous + 1, owner = NULL, leased_at = NULL, next_at = %(now)s,
        reply = 'uncertain', reply_code = 0, reply_text = %(words)s
    FROM infoservice_mailing m
    WHERE m.id = r.mailing_id AND r.id = %(id)s AND r.owner IS NOT DISTINCT FROM %(owner)s AND r.state = 'sending'
"""
RECOVER = f"""
    WITH gone AS (
        SELECT r.id, r.state = 'sending' AS was_sending, m.state = 'cancelled' AS is_cancelled,
               r.state = 'sending'
               AND (m.policy = 'hold' OR m.state = 'cancelled' OR r.ambiguous + 1 >= %(most)s) AS is_unknown
        FROM infoservice_mailingrecipient r JOIN infoservice_mailing m ON m.id = r.mailing_id
        WHERE r.owner IS NOT NULL AND r.state IN ('leased', 'sending')
          AND (r.owner NOT IN ({LIVE}) OR r.leased_at < now() - %(backstop)s)
        FOR UPDATE OF r SKIP LOCKED
    )
    UPDATE infoservice_mailingrecipient r
    SET state = CASE WHEN gone.is_unknown THEN 'unknown' WHEN gone.is_cancelled THEN 'cancelled'
                     WHEN r.attempts > 0 AND NOT gone.was_sending THEN 'deferred' ELSE 'queued' END,
        settled_at = CASE WHEN gone.is_unknown OR gone.is_cancelled THEN %(now)s END,
        ambiguous = r.ambiguous + gone.was_sending::int,
        owner = NULL, leased_at = NULL,
        next_at = CASE WHEN gone.was_sending THEN %(now)s ELSE r.next_at END,
        reply = CASE WHEN gone.was_sending THEN 'uncertain' ELSE r.reply END,
        reply_text = CASE WHEN gone.was_sending THEN '' ELSE r.reply_text END
    FROM gone WHERE gone.id = r.id
"""  # noqa: S608  no value is spliced in

HOLD_LATE = """
    UPDATE infoservice_mailing m SET state = 'held', reason = 'late', reason_text = '', told_at = NULL
    WHERE m.state = 'running' AND m.started_at IS NULL AND m.not_after < %(now)s
"""
FINISH = """
    UPDATE infoservice_mailing m SET state = 'finished', finished_at = %(now)s
    WHERE m.state = 'running' AND (m.not_before IS NULL OR m.not_before <= %(now)s) AND NOT EXISTS (
        SELECT FROM infoservice_mailingrecipient r
        WHERE r.mailing_id = m.id AND r.settled_at IS NULL)
"""
CLEAR_WAVE = """
    UPDATE infoservice_mailing m SET wave_clear_at = %(now)s + m.wave_pause_minutes * interval '1 minute'
    WHERE m.state = 'running' AND m.wave < m.last_wave AND m.wave_clear_at IS NULL AND m.started_at IS NOT NULL
      AND NOT EXISTS (
        SELECT FROM infoservice_mailingrecipient r
        WHERE r.mailing_id = m.id AND r.wave <= m.wave AND r.settled_at IS NULL
          AND r.state IN ('queued', 'leased', 'sending'))
"""
NEXT_WAVE = """
    UPDATE infoservice_mailing m SET wave = m.wave + 1, wave_clear_at = NULL
    WHERE m.state = 'running' AND m.wave < m.last_wave AND m.wave_clear_at <= %(now)s
"""
PAUSE = """
    UPDATE infoservice_mailing SET state = 'paused', reason = %(reason)s, reason_text = %(words)s, told_at = NULL
    WHERE id = ANY(%(mailings)s) AND state = 'running' AND run = %(run)s
"""
PAUSE_ALL = """
    UPDATE infoservice_mailing SET state = 'paused', reason = %(reason)s, reason_text = %(words)s, told_at = NULL
    WHERE state = 'running' AND (not_before IS NULL OR not_before <= %(now)s)
"""
OPEN_COUNT = """
    SELECT count(*) FROM infoservice_mailing
    WHERE state = 'running'
"""
