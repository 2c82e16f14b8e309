// Second copies of what nothing else vouches for. An index over a column is a copy of it that SQLite keeps in step and
// that its integrity check compares with the table, so that verify sees a bit that has flipped in either.
// What a reversal changes is left out: it would cost a page each time, and the journal vouches for it.
export const TWINS = `
  CREATE INDEX settings_twin ON settings (organization_id, clock_offset_ms, restored_expired_lots, rate_limit);
  CREATE INDEX programs_twin ON programs (name, description, on_unknown_participant, redemption_target_type,
    redemption_target_entity_id, status, created_at, updated_at, deleted_at);
  CREATE INDEX assets_twin ON assets (name, inventory_mode, issuance_policy, scale, max_transaction_amount, status,
    created_at, updated_at, deleted_at);
  CREATE INDEX participants_twin ON participants (status, profile, created_at, updated_at);
  CREATE INDEX rewards_twin ON rewards (asset_id, description, category, redemption_type, unit_cost, max_total,
    max_per_participant, available_from, available_until, metadata, created_at);
  CREATE INDEX faults_twin ON faults (pack, match, times_left, delay_ms);
  CREATE INDEX lots_twin ON lots (expires_at, matures_at) WHERE expires_at IS NOT NULL OR matures_at IS NOT NULL;
  CREATE INDEX redemptions_twin ON redemptions (reward_id, unit_cost) WHERE kind = 'AMOUNT_BASED';`;
