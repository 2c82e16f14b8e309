// Generated from the contract by `npm run generate`. Never edited, formatted or linted.
// @ts-nocheck
"use strict";export const reverseRedemptionBody=I;const ie={type:"object",required:["reason"],properties:{reason:{type:"string",trimmedMin:1,
trimmedMax:500},amount:{type:["string","null"],pattern:"^\\d+(\\.\\d+)?$"},quantity:{type:["integer","null"],minimum:1,maximum:9007199254740991},
idempotency_key:{type:["string","null"],trimmedMin:1,trimmedMax:255}}},$=new RegExp("^\\d+(\\.\\d+)?$","u");function I(t,{
instancePath:i="",parentData:f,parentDataProperty:d,rootData:y=t,dynamicAnchors:c={}}={}){let m=null,e=0;const o=I.evaluated;
if(o.dynamicProps&&(o.props=void 0),o.dynamicItems&&(o.items=void 0),e===0)if(t&&typeof t=="object"&&!Array.isArray(t)){
let a;if(t.reason===void 0&&(a="reason"))return I.errors=[{instancePath:i,schemaPath:"#/required",keyword:"required",params:{
missingProperty:a},message:"must have required property '"+a+"'"}],!1;if(t.reason!==void 0){let r=t.reason;const n=e;if(e===
n)if(typeof r=="string"){if(Array.from(r.trim()).length<1)return I.errors=[{instancePath:i+"/reason",schemaPath:"#/prope\
rties/reason/trimmedMin",keyword:"trimmedMin",params:{},message:"must have at least 1 character, blanks at its ends not \
counted"}],!1;if(Array.from(r.trim()).length>500)return I.errors=[{instancePath:i+"/reason",schemaPath:"#/properties/rea\
son/trimmedMax",keyword:"trimmedMax",params:{},message:"must have at most 500 characters, blanks at its ends not counted"}],
!1}else return I.errors=[{instancePath:i+"/reason",schemaPath:"#/properties/reason/type",keyword:"type",params:{type:"st\
ring"},message:"must be string"}],!1;var s=n===e}else var s=!0;if(s){if(t.amount!==void 0){let r=t.amount;const n=e;if(typeof r!=
"string"&&r!==null)return I.errors=[{instancePath:i+"/amount",schemaPath:"#/properties/amount/type",keyword:"type",params:{
type:ie.properties.amount.type},message:"must be string,null"}],!1;if(e===n&&typeof r=="string"&&!$.test(r))return I.errors=
[{instancePath:i+"/amount",schemaPath:"#/properties/amount/pattern",keyword:"pattern",params:{pattern:"^\\d+(\\.\\d+)?$"},
message:'must match pattern "^\\d+(\\.\\d+)?$"'}],!1;var s=n===e}else var s=!0;if(s){if(t.quantity!==void 0){let r=t.quantity;
const n=e;if(!(typeof r=="number"&&!(r%1)&&!isNaN(r))&&r!==null)return I.errors=[{instancePath:i+"/quantity",schemaPath:"\
#/properties/quantity/type",keyword:"type",params:{type:ie.properties.quantity.type},message:"must be integer,null"}],!1;
if(e===n&&typeof r=="number"){if(r>9007199254740991||isNaN(r))return I.errors=[{instancePath:i+"/quantity",schemaPath:"#\
/properties/quantity/maximum",keyword:"maximum",params:{comparison:"<=",limit:9007199254740991},message:"must be <= 9007\
199254740991"}],!1;if(r<1||isNaN(r))return I.errors=[{instancePath:i+"/quantity",schemaPath:"#/properties/quantity/minim\
um",keyword:"minimum",params:{comparison:">=",limit:1},message:"must be >= 1"}],!1}var s=n===e}else var s=!0;if(s)if(t.idempotency_key!==
void 0){let r=t.idempotency_key;const n=e;if(typeof r!="string"&&r!==null)return I.errors=[{instancePath:i+"/idempotency\
_key",schemaPath:"#/properties/idempotency_key/type",keyword:"type",params:{type:ie.properties.idempotency_key.type},message:"\
must be string,null"}],!1;if(e===n&&typeof r=="string"){if(Array.from(r.trim()).length<1)return I.errors=[{instancePath:i+
"/idempotency_key",schemaPath:"#/properties/idempotency_key/trimmedMin",keyword:"trimmedMin",params:{},message:"must hav\
e at least 1 character, blanks at its ends not counted"}],!1;if(Array.from(r.trim()).length>255)return I.errors=[{instancePath:i+
"/idempotency_key",schemaPath:"#/properties/idempotency_key/trimmedMax",keyword:"trimmedMax",params:{},message:"must hav\
e at most 255 characters, blanks at its ends not counted"}],!1}var s=n===e}else var s=!0}}}else return I.errors=[{instancePath:i,
schemaPath:"#/type",keyword:"type",params:{type:"object"},message:"must be object"}],!1;return I.errors=m,e===0}I.evaluated=
{props:{reason:!0,amount:!0,quantity:!0,idempotency_key:!0},dynamicProps:!1,dynamicItems:!1};export const listReversalsQuery=G;
const De={type:"object",required:[],properties:{limit:{type:"integer",minimum:1},cursor:{type:"string"}}};function G(t,{
instancePath:i="",parentData:f,parentDataProperty:d,rootData:y=t,dynamicAnchors:c={}}={}){let m=null,e=0;const o=G.evaluated;
if(o.dynamicProps&&(o.props=void 0),o.dynamicItems&&(o.items=void 0),e===0)if(t&&typeof t=="object"&&!Array.isArray(t)){
if(t.limit!==void 0){let a=t.limit;const r=e;if(!(typeof a=="number"&&!(a%1)&&!isNaN(a)))return G.errors=[{instancePath:i+
"/limit",schemaPath:"#/properties/limit/type",keyword:"type",params:{type:"integer"},message:"must be integer"}],!1;if(e===
r&&typeof a=="number"&&(a<1||isNaN(a)))return G.errors=[{instancePath:i+"/limit",schemaPath:"#/properties/limit/minimum",
keyword:"minimum",params:{comparison:">=",limit:1},message:"must be >= 1"}],!1;var s=r===e}else var s=!0;if(s)if(t.cursor!==
void 0){const a=e;if(typeof t.cursor!="string")return G.errors=[{instancePath:i+"/cursor",schemaPath:"#/properties/curso\
r/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;var s=a===e}else var s=!0}else return G.errors=
[{instancePath:i,schemaPath:"#/type",keyword:"type",params:{type:"object"},message:"must be object"}],!1;return G.errors=
m,e===0}G.evaluated={props:{limit:!0,cursor:!0},dynamicProps:!1,dynamicItems:!1};export const listRedemptionsQuery=R;const ge={
type:"object",required:[],properties:{status:{type:"string",enum:["COMPLETED","PARTIALLY_REVERSED","FULLY_REVERSED"]},reward_catalog_item_id:{
type:"string",format:"uuid"},from:{type:"string",format:"date-time"},to:{type:"string",format:"date-time"},limit:{type:"\
integer",minimum:1},cursor:{type:"string"}}},g=/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i,M=/^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}:\d{2}(\.\d+)?([Zz]|[+-]\d{2}:\d{2})$/;
function R(t,{instancePath:i="",parentData:f,parentDataProperty:d,rootData:y=t,dynamicAnchors:c={}}={}){let m=null,e=0;const o=R.
evaluated;if(o.dynamicProps&&(o.props=void 0),o.dynamicItems&&(o.items=void 0),e===0)if(t&&typeof t=="object"&&!Array.isArray(
t)){if(t.status!==void 0){let a=t.status;const r=e;if(typeof a!="string")return R.errors=[{instancePath:i+"/status",schemaPath:"\
#/properties/status/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;if(!(a==="COMPLETED"||a===
"PARTIALLY_REVERSED"||a==="FULLY_REVERSED"))return R.errors=[{instancePath:i+"/status",schemaPath:"#/properties/status/e\
num",keyword:"enum",params:{allowedValues:ge.properties.status.enum},message:"must be equal to one of the allowed values"}],
!1;var s=r===e}else var s=!0;if(s){if(t.reward_catalog_item_id!==void 0){let a=t.reward_catalog_item_id;const r=e;if(e===
r&&e===r)if(typeof a=="string"){if(!g.test(a))return R.errors=[{instancePath:i+"/reward_catalog_item_id",schemaPath:"#/p\
roperties/reward_catalog_item_id/format",keyword:"format",params:{format:"uuid"},message:'must match format "uuid"'}],!1}else
return R.errors=[{instancePath:i+"/reward_catalog_item_id",schemaPath:"#/properties/reward_catalog_item_id/type",keyword:"\
type",params:{type:"string"},message:"must be string"}],!1;var s=r===e}else var s=!0;if(s){if(t.from!==void 0){let a=t.from;
const r=e;if(e===r&&e===r)if(typeof a=="string"){if(!M.test(a))return R.errors=[{instancePath:i+"/from",schemaPath:"#/pr\
operties/from/format",keyword:"format",params:{format:"date-time"},message:'must match format "date-time"'}],!1}else return R.
errors=[{instancePath:i+"/from",schemaPath:"#/properties/from/type",keyword:"type",params:{type:"string"},message:"must \
be string"}],!1;var s=r===e}else var s=!0;if(s){if(t.to!==void 0){let a=t.to;const r=e;if(e===r&&e===r)if(typeof a=="str\
ing"){if(!M.test(a))return R.errors=[{instancePath:i+"/to",schemaPath:"#/properties/to/format",keyword:"format",params:{
format:"date-time"},message:'must match format "date-time"'}],!1}else return R.errors=[{instancePath:i+"/to",schemaPath:"\
#/properties/to/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;var s=r===e}else var s=!0;if(s){
if(t.limit!==void 0){let a=t.limit;const r=e;if(!(typeof a=="number"&&!(a%1)&&!isNaN(a)))return R.errors=[{instancePath:i+
"/limit",schemaPath:"#/properties/limit/type",keyword:"type",params:{type:"integer"},message:"must be integer"}],!1;if(e===
r&&typeof a=="number"&&(a<1||isNaN(a)))return R.errors=[{instancePath:i+"/limit",schemaPath:"#/properties/limit/minimum",
keyword:"minimum",params:{comparison:">=",limit:1},message:"must be >= 1"}],!1;var s=r===e}else var s=!0;if(s)if(t.cursor!==
void 0){const a=e;if(typeof t.cursor!="string")return R.errors=[{instancePath:i+"/cursor",schemaPath:"#/properties/curso\
r/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;var s=a===e}else var s=!0}}}}}else return R.
errors=[{instancePath:i,schemaPath:"#/type",keyword:"type",params:{type:"object"},message:"must be object"}],!1;return R.
errors=m,e===0}R.evaluated={props:{status:!0,reward_catalog_item_id:!0,from:!0,to:!0,limit:!0,cursor:!0},dynamicProps:!1,
dynamicItems:!1};export const redeemRawBody=j;const he={type:"object",required:["program_id","asset_id","amount","descri\
ption"],properties:{program_id:{type:"string",format:"uuid"},asset_id:{type:"string",format:"uuid"},amount:{type:"string",
pattern:"^\\d+(\\.\\d+)?$"},description:{type:"string",trimmedMin:1,trimmedMax:500},idempotency_key:{type:["string","nul\
l"],trimmedMin:1,trimmedMax:255}}};function j(t,{instancePath:i="",parentData:f,parentDataProperty:d,rootData:y=t,dynamicAnchors:c={}}={}){
let m=null,e=0;const o=j.evaluated;if(o.dynamicProps&&(o.props=void 0),o.dynamicItems&&(o.items=void 0),e===0)if(t&&typeof t==
"object"&&!Array.isArray(t)){let a;if(t.program_id===void 0&&(a="program_id")||t.asset_id===void 0&&(a="asset_id")||t.amount===
void 0&&(a="amount")||t.description===void 0&&(a="description"))return j.errors=[{instancePath:i,schemaPath:"#/required",
keyword:"required",params:{missingProperty:a},message:"must have required property '"+a+"'"}],!1;if(t.program_id!==void 0){
let r=t.program_id;const n=e;if(e===n&&e===n)if(typeof r=="string"){if(!g.test(r))return j.errors=[{instancePath:i+"/pro\
gram_id",schemaPath:"#/properties/program_id/format",keyword:"format",params:{format:"uuid"},message:'must match format \
"uuid"'}],!1}else return j.errors=[{instancePath:i+"/program_id",schemaPath:"#/properties/program_id/type",keyword:"type",
params:{type:"string"},message:"must be string"}],!1;var s=n===e}else var s=!0;if(s){if(t.asset_id!==void 0){let r=t.asset_id;
const n=e;if(e===n&&e===n)if(typeof r=="string"){if(!g.test(r))return j.errors=[{instancePath:i+"/asset_id",schemaPath:"\
#/properties/asset_id/format",keyword:"format",params:{format:"uuid"},message:'must match format "uuid"'}],!1}else return j.
errors=[{instancePath:i+"/asset_id",schemaPath:"#/properties/asset_id/type",keyword:"type",params:{type:"string"},message:"\
must be string"}],!1;var s=n===e}else var s=!0;if(s){if(t.amount!==void 0){let r=t.amount;const n=e;if(e===n)if(typeof r==
"string"){if(!$.test(r))return j.errors=[{instancePath:i+"/amount",schemaPath:"#/properties/amount/pattern",keyword:"pat\
tern",params:{pattern:"^\\d+(\\.\\d+)?$"},message:'must match pattern "^\\d+(\\.\\d+)?$"'}],!1}else return j.errors=[{instancePath:i+
"/amount",schemaPath:"#/properties/amount/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;var s=n===
e}else var s=!0;if(s){if(t.description!==void 0){let r=t.description;const n=e;if(e===n)if(typeof r=="string"){if(Array.
from(r.trim()).length<1)return j.errors=[{instancePath:i+"/description",schemaPath:"#/properties/description/trimmedMin",
keyword:"trimmedMin",params:{},message:"must have at least 1 character, blanks at its ends not counted"}],!1;if(Array.from(
r.trim()).length>500)return j.errors=[{instancePath:i+"/description",schemaPath:"#/properties/description/trimmedMax",keyword:"\
trimmedMax",params:{},message:"must have at most 500 characters, blanks at its ends not counted"}],!1}else return j.errors=
[{instancePath:i+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type:"string"},message:"\
must be string"}],!1;var s=n===e}else var s=!0;if(s)if(t.idempotency_key!==void 0){let r=t.idempotency_key;const n=e;if(typeof r!=
"string"&&r!==null)return j.errors=[{instancePath:i+"/idempotency_key",schemaPath:"#/properties/idempotency_key/type",keyword:"\
type",params:{type:he.properties.idempotency_key.type},message:"must be string,null"}],!1;if(e===n&&typeof r=="string"){
if(Array.from(r.trim()).length<1)return j.errors=[{instancePath:i+"/idempotency_key",schemaPath:"#/properties/idempotenc\
y_key/trimmedMin",keyword:"trimmedMin",params:{},message:"must have at least 1 character, blanks at its ends not counted"}],
!1;if(Array.from(r.trim()).length>255)return j.errors=[{instancePath:i+"/idempotency_key",schemaPath:"#/properties/idemp\
otency_key/trimmedMax",keyword:"trimmedMax",params:{},message:"must have at most 255 characters, blanks at its ends not \
counted"}],!1}var s=n===e}else var s=!0}}}}else return j.errors=[{instancePath:i,schemaPath:"#/type",keyword:"type",params:{
type:"object"},message:"must be object"}],!1;return j.errors=m,e===0}j.evaluated={props:{program_id:!0,asset_id:!0,amount:!0,
description:!0,idempotency_key:!0},dynamicProps:!1,dynamicItems:!1};export const redeemItemBody=P;const re={type:"object",
required:["program_id","reward_id"],properties:{program_id:{type:"string",format:"uuid"},reward_id:{type:"string",format:"\
uuid"},quantity:{type:["integer","null"],minimum:1,maximum:9007199254740991},amount:{type:["string","null"],pattern:"^\\d\
+(\\.\\d+)?$"},description:{type:["string","null"],trimmedMax:500},idempotency_key:{type:["string","null"],trimmedMin:1,
trimmedMax:255}}};function P(t,{instancePath:i="",parentData:f,parentDataProperty:d,rootData:y=t,dynamicAnchors:c={}}={}){
let m=null,e=0;const o=P.evaluated;if(o.dynamicProps&&(o.props=void 0),o.dynamicItems&&(o.items=void 0),e===0)if(t&&typeof t==
"object"&&!Array.isArray(t)){let a;if(t.program_id===void 0&&(a="program_id")||t.reward_id===void 0&&(a="reward_id"))return P.
errors=[{instancePath:i,schemaPath:"#/required",keyword:"required",params:{missingProperty:a},message:"must have require\
d property '"+a+"'"}],!1;if(t.program_id!==void 0){let r=t.program_id;const n=e;if(e===n&&e===n)if(typeof r=="string"){if(!g.
test(r))return P.errors=[{instancePath:i+"/program_id",schemaPath:"#/properties/program_id/format",keyword:"format",params:{
format:"uuid"},message:'must match format "uuid"'}],!1}else return P.errors=[{instancePath:i+"/program_id",schemaPath:"#\
/properties/program_id/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;var s=n===e}else var s=!0;
if(s){if(t.reward_id!==void 0){let r=t.reward_id;const n=e;if(e===n&&e===n)if(typeof r=="string"){if(!g.test(r))return P.
errors=[{instancePath:i+"/reward_id",schemaPath:"#/properties/reward_id/format",keyword:"format",params:{format:"uuid"},
message:'must match format "uuid"'}],!1}else return P.errors=[{instancePath:i+"/reward_id",schemaPath:"#/properties/rewa\
rd_id/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;var s=n===e}else var s=!0;if(s){if(t.quantity!==
void 0){let r=t.quantity;const n=e;if(!(typeof r=="number"&&!(r%1)&&!isNaN(r))&&r!==null)return P.errors=[{instancePath:i+
"/quantity",schemaPath:"#/properties/quantity/type",keyword:"type",params:{type:re.properties.quantity.type},message:"mu\
st be integer,null"}],!1;if(e===n&&typeof r=="number"){if(r>9007199254740991||isNaN(r))return P.errors=[{instancePath:i+
"/quantity",schemaPath:"#/properties/quantity/maximum",keyword:"maximum",params:{comparison:"<=",limit:9007199254740991},
message:"must be <= 9007199254740991"}],!1;if(r<1||isNaN(r))return P.errors=[{instancePath:i+"/quantity",schemaPath:"#/p\
roperties/quantity/minimum",keyword:"minimum",params:{comparison:">=",limit:1},message:"must be >= 1"}],!1}var s=n===e}else
var s=!0;if(s){if(t.amount!==void 0){let r=t.amount;const n=e;if(typeof r!="string"&&r!==null)return P.errors=[{instancePath:i+
"/amount",schemaPath:"#/properties/amount/type",keyword:"type",params:{type:re.properties.amount.type},message:"must be \
string,null"}],!1;if(e===n&&typeof r=="string"&&!$.test(r))return P.errors=[{instancePath:i+"/amount",schemaPath:"#/prop\
erties/amount/pattern",keyword:"pattern",params:{pattern:"^\\d+(\\.\\d+)?$"},message:'must match pattern "^\\d+(\\.\\d+)?$"'}],
!1;var s=n===e}else var s=!0;if(s){if(t.description!==void 0){let r=t.description;const n=e;if(typeof r!="string"&&r!==null)
return P.errors=[{instancePath:i+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type:re.
properties.description.type},message:"must be string,null"}],!1;if(e===n&&typeof r=="string"&&Array.from(r.trim()).length>
500)return P.errors=[{instancePath:i+"/description",schemaPath:"#/properties/description/trimmedMax",keyword:"trimmedMax",
params:{},message:"must have at most 500 characters, blanks at its ends not counted"}],!1;var s=n===e}else var s=!0;if(s)
if(t.idempotency_key!==void 0){let r=t.idempotency_key;const n=e;if(typeof r!="string"&&r!==null)return P.errors=[{instancePath:i+
"/idempotency_key",schemaPath:"#/properties/idempotency_key/type",keyword:"type",params:{type:re.properties.idempotency_key.
type},message:"must be string,null"}],!1;if(e===n&&typeof r=="string"){if(Array.from(r.trim()).length<1)return P.errors=
[{instancePath:i+"/idempotency_key",schemaPath:"#/properties/idempotency_key/trimmedMin",keyword:"trimmedMin",params:{},
message:"must have at least 1 character, blanks at its ends not counted"}],!1;if(Array.from(r.trim()).length>255)return P.
errors=[{instancePath:i+"/idempotency_key",schemaPath:"#/properties/idempotency_key/trimmedMax",keyword:"trimmedMax",params:{},
message:"must have at most 255 characters, blanks at its ends not counted"}],!1}var s=n===e}else var s=!0}}}}}else return P.
errors=[{instancePath:i,schemaPath:"#/type",keyword:"type",params:{type:"object"},message:"must be object"}],!1;return P.
errors=m,e===0}P.evaluated={props:{program_id:!0,reward_id:!0,quantity:!0,amount:!0,description:!0,idempotency_key:!0},dynamicProps:!1,
dynamicItems:!1};export const listParticipantsQuery=w;const ne={type:"object",required:[],properties:{external_id:{type:"\
string"},program_id:{type:"string",format:"uuid"},status:{type:"string",enum:["ACTIVE","SUSPENDED","CLOSED"]},search:{type:"\
string"},from:{type:"string",format:"date-time"},to:{type:"string",format:"date-time"},sort_by:{type:"string",enum:["cre\
ated_at","external_id","status"]},sort_dir:{type:"string",enum:["asc","desc"]},limit:{type:"integer",minimum:1},cursor:{
type:"string"}}};function w(t,{instancePath:i="",parentData:f,parentDataProperty:d,rootData:y=t,dynamicAnchors:c={}}={}){
let m=null,e=0;const o=w.evaluated;if(o.dynamicProps&&(o.props=void 0),o.dynamicItems&&(o.items=void 0),e===0)if(t&&typeof t==
"object"&&!Array.isArray(t)){if(t.external_id!==void 0){const a=e;if(typeof t.external_id!="string")return w.errors=[{instancePath:i+
"/external_id",schemaPath:"#/properties/external_id/type",keyword:"type",params:{type:"string"},message:"must be string"}],
!1;var s=a===e}else var s=!0;if(s){if(t.program_id!==void 0){let a=t.program_id;const r=e;if(e===r&&e===r)if(typeof a=="\
string"){if(!g.test(a))return w.errors=[{instancePath:i+"/program_id",schemaPath:"#/properties/program_id/format",keyword:"\
format",params:{format:"uuid"},message:'must match format "uuid"'}],!1}else return w.errors=[{instancePath:i+"/program_i\
d",schemaPath:"#/properties/program_id/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;var s=r===
e}else var s=!0;if(s){if(t.status!==void 0){let a=t.status;const r=e;if(typeof a!="string")return w.errors=[{instancePath:i+
"/status",schemaPath:"#/properties/status/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;if(!(a===
"ACTIVE"||a==="SUSPENDED"||a==="CLOSED"))return w.errors=[{instancePath:i+"/status",schemaPath:"#/properties/status/enum",
keyword:"enum",params:{allowedValues:ne.properties.status.enum},message:"must be equal to one of the allowed values"}],!1;
var s=r===e}else var s=!0;if(s){if(t.search!==void 0){const a=e;if(typeof t.search!="string")return w.errors=[{instancePath:i+
"/search",schemaPath:"#/properties/search/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;var s=a===
e}else var s=!0;if(s){if(t.from!==void 0){let a=t.from;const r=e;if(e===r&&e===r)if(typeof a=="string"){if(!M.test(a))return w.
errors=[{instancePath:i+"/from",schemaPath:"#/properties/from/format",keyword:"format",params:{format:"date-time"},message:'\
must match format "date-time"'}],!1}else return w.errors=[{instancePath:i+"/from",schemaPath:"#/properties/from/type",keyword:"\
type",params:{type:"string"},message:"must be string"}],!1;var s=r===e}else var s=!0;if(s){if(t.to!==void 0){let a=t.to;
const r=e;if(e===r&&e===r)if(typeof a=="string"){if(!M.test(a))return w.errors=[{instancePath:i+"/to",schemaPath:"#/prop\
erties/to/format",keyword:"format",params:{format:"date-time"},message:'must match format "date-time"'}],!1}else return w.
errors=[{instancePath:i+"/to",schemaPath:"#/properties/to/type",keyword:"type",params:{type:"string"},message:"must be s\
tring"}],!1;var s=r===e}else var s=!0;if(s){if(t.sort_by!==void 0){let a=t.sort_by;const r=e;if(typeof a!="string")return w.
errors=[{instancePath:i+"/sort_by",schemaPath:"#/properties/sort_by/type",keyword:"type",params:{type:"string"},message:"\
must be string"}],!1;if(!(a==="created_at"||a==="external_id"||a==="status"))return w.errors=[{instancePath:i+"/sort_by",
schemaPath:"#/properties/sort_by/enum",keyword:"enum",params:{allowedValues:ne.properties.sort_by.enum},message:"must be\
 equal to one of the allowed values"}],!1;var s=r===e}else var s=!0;if(s){if(t.sort_dir!==void 0){let a=t.sort_dir;const r=e;
if(typeof a!="string")return w.errors=[{instancePath:i+"/sort_dir",schemaPath:"#/properties/sort_dir/type",keyword:"type",
params:{type:"string"},message:"must be string"}],!1;if(!(a==="asc"||a==="desc"))return w.errors=[{instancePath:i+"/sort\
_dir",schemaPath:"#/properties/sort_dir/enum",keyword:"enum",params:{allowedValues:ne.properties.sort_dir.enum},message:"\
must be equal to one of the allowed values"}],!1;var s=r===e}else var s=!0;if(s){if(t.limit!==void 0){let a=t.limit;const r=e;
if(!(typeof a=="number"&&!(a%1)&&!isNaN(a)))return w.errors=[{instancePath:i+"/limit",schemaPath:"#/properties/limit/typ\
e",keyword:"type",params:{type:"integer"},message:"must be integer"}],!1;if(e===r&&typeof a=="number"&&(a<1||isNaN(a)))return w.
errors=[{instancePath:i+"/limit",schemaPath:"#/properties/limit/minimum",keyword:"minimum",params:{comparison:">=",limit:1},
message:"must be >= 1"}],!1;var s=r===e}else var s=!0;if(s)if(t.cursor!==void 0){const a=e;if(typeof t.cursor!="string")
return w.errors=[{instancePath:i+"/cursor",schemaPath:"#/properties/cursor/type",keyword:"type",params:{type:"string"},message:"\
must be string"}],!1;var s=a===e}else var s=!0}}}}}}}}}else return w.errors=[{instancePath:i,schemaPath:"#/type",keyword:"\
type",params:{type:"object"},message:"must be object"}],!1;return w.errors=m,e===0}w.evaluated={props:{external_id:!0,program_id:!0,
status:!0,search:!0,from:!0,to:!0,sort_by:!0,sort_dir:!0,limit:!0,cursor:!0},dynamicProps:!1,dynamicItems:!1};export const upsertParticipantBody=_;
const U={type:"object",required:["external_id"],properties:{external_id:{type:"string",trimmedMin:1,trimmedMax:255},program_id:{
type:["string","null"],format:"uuid"},status:{type:["string","null"],enum:["ACTIVE","SUSPENDED","CLOSED",null]},attributes:{
type:["object","null"],additionalProperties:!0},tags:{type:["array","null"],items:{type:"string"}},email:{type:["string",
"null"],trimmedMax:255},phone:{type:["string","null"],trimmedMax:50},first_name:{type:["string","null"],trimmedMax:255},
last_name:{type:["string","null"],trimmedMax:255},display_name:{type:["string","null"],trimmedMax:255}}};function _(t,{instancePath:i="",
parentData:f,parentDataProperty:d,rootData:y=t,dynamicAnchors:c={}}={}){let m=null,e=0;const o=_.evaluated;if(o.dynamicProps&&
(o.props=void 0),o.dynamicItems&&(o.items=void 0),e===0)if(t&&typeof t=="object"&&!Array.isArray(t)){let r;if(t.external_id===
void 0&&(r="external_id"))return _.errors=[{instancePath:i,schemaPath:"#/required",keyword:"required",params:{missingProperty:r},
message:"must have required property '"+r+"'"}],!1;if(t.external_id!==void 0){let n=t.external_id;const p=e;if(e===p)if(typeof n==
"string"){if(Array.from(n.trim()).length<1)return _.errors=[{instancePath:i+"/external_id",schemaPath:"#/properties/exte\
rnal_id/trimmedMin",keyword:"trimmedMin",params:{},message:"must have at least 1 character, blanks at its ends not count\
ed"}],!1;if(Array.from(n.trim()).length>255)return _.errors=[{instancePath:i+"/external_id",schemaPath:"#/properties/ext\
ernal_id/trimmedMax",keyword:"trimmedMax",params:{},message:"must have at most 255 characters, blanks at its ends not co\
unted"}],!1}else return _.errors=[{instancePath:i+"/external_id",schemaPath:"#/properties/external_id/type",keyword:"typ\
e",params:{type:"string"},message:"must be string"}],!1;var s=p===e}else var s=!0;if(s){if(t.program_id!==void 0){let n=t.
program_id;const p=e;if(typeof n!="string"&&n!==null)return _.errors=[{instancePath:i+"/program_id",schemaPath:"#/proper\
ties/program_id/type",keyword:"type",params:{type:U.properties.program_id.type},message:"must be string,null"}],!1;if(e===
p&&e===p&&typeof n=="string"&&!g.test(n))return _.errors=[{instancePath:i+"/program_id",schemaPath:"#/properties/program\
_id/format",keyword:"format",params:{format:"uuid"},message:'must match format "uuid"'}],!1;var s=p===e}else var s=!0;if(s){
if(t.status!==void 0){let n=t.status;const p=e;if(typeof n!="string"&&n!==null)return _.errors=[{instancePath:i+"/status",
schemaPath:"#/properties/status/type",keyword:"type",params:{type:U.properties.status.type},message:"must be string,null"}],
!1;if(!(n==="ACTIVE"||n==="SUSPENDED"||n==="CLOSED"||n===null))return _.errors=[{instancePath:i+"/status",schemaPath:"#/\
properties/status/enum",keyword:"enum",params:{allowedValues:U.properties.status.enum},message:"must be equal to one of \
the allowed values"}],!1;var s=p===e}else var s=!0;if(s){if(t.attributes!==void 0){let n=t.attributes;const p=e;if(!(n&&
typeof n=="object"&&!Array.isArray(n))&&n!==null)return _.errors=[{instancePath:i+"/attributes",schemaPath:"#/properties\
/attributes/type",keyword:"type",params:{type:U.properties.attributes.type},message:"must be object,null"}],!1;var s=p===
e}else var s=!0;if(s){if(t.tags!==void 0){let n=t.tags;const p=e;if(!Array.isArray(n)&&n!==null)return _.errors=[{instancePath:i+
"/tags",schemaPath:"#/properties/tags/type",keyword:"type",params:{type:U.properties.tags.type},message:"must be array,n\
ull"}],!1;if(e===p&&Array.isArray(n)){var a=!0;const v=n.length;for(let ee=0;ee<v;ee++){const ce=e;if(typeof n[ee]!="str\
ing")return _.errors=[{instancePath:i+"/tags/"+ee,schemaPath:"#/properties/tags/items/type",keyword:"type",params:{type:"\
string"},message:"must be string"}],!1;var a=ce===e;if(!a)break}}var s=p===e}else var s=!0;if(s){if(t.email!==void 0){let n=t.
email;const p=e;if(typeof n!="string"&&n!==null)return _.errors=[{instancePath:i+"/email",schemaPath:"#/properties/email\
/type",keyword:"type",params:{type:U.properties.email.type},message:"must be string,null"}],!1;if(e===p&&typeof n=="stri\
ng"&&Array.from(n.trim()).length>255)return _.errors=[{instancePath:i+"/email",schemaPath:"#/properties/email/trimmedMax",
keyword:"trimmedMax",params:{},message:"must have at most 255 characters, blanks at its ends not counted"}],!1;var s=p===
e}else var s=!0;if(s){if(t.phone!==void 0){let n=t.phone;const p=e;if(typeof n!="string"&&n!==null)return _.errors=[{instancePath:i+
"/phone",schemaPath:"#/properties/phone/type",keyword:"type",params:{type:U.properties.phone.type},message:"must be stri\
ng,null"}],!1;if(e===p&&typeof n=="string"&&Array.from(n.trim()).length>50)return _.errors=[{instancePath:i+"/phone",schemaPath:"\
#/properties/phone/trimmedMax",keyword:"trimmedMax",params:{},message:"must have at most 50 characters, blanks at its en\
ds not counted"}],!1;var s=p===e}else var s=!0;if(s){if(t.first_name!==void 0){let n=t.first_name;const p=e;if(typeof n!=
"string"&&n!==null)return _.errors=[{instancePath:i+"/first_name",schemaPath:"#/properties/first_name/type",keyword:"typ\
e",params:{type:U.properties.first_name.type},message:"must be string,null"}],!1;if(e===p&&typeof n=="string"&&Array.from(
n.trim()).length>255)return _.errors=[{instancePath:i+"/first_name",schemaPath:"#/properties/first_name/trimmedMax",keyword:"\
trimmedMax",params:{},message:"must have at most 255 characters, blanks at its ends not counted"}],!1;var s=p===e}else var s=!0;
if(s){if(t.last_name!==void 0){let n=t.last_name;const p=e;if(typeof n!="string"&&n!==null)return _.errors=[{instancePath:i+
"/last_name",schemaPath:"#/properties/last_name/type",keyword:"type",params:{type:U.properties.last_name.type},message:"\
must be string,null"}],!1;if(e===p&&typeof n=="string"&&Array.from(n.trim()).length>255)return _.errors=[{instancePath:i+
"/last_name",schemaPath:"#/properties/last_name/trimmedMax",keyword:"trimmedMax",params:{},message:"must have at most 25\
5 characters, blanks at its ends not counted"}],!1;var s=p===e}else var s=!0;if(s)if(t.display_name!==void 0){let n=t.display_name;
const p=e;if(typeof n!="string"&&n!==null)return _.errors=[{instancePath:i+"/display_name",schemaPath:"#/properties/disp\
lay_name/type",keyword:"type",params:{type:U.properties.display_name.type},message:"must be string,null"}],!1;if(e===p&&
typeof n=="string"&&Array.from(n.trim()).length>255)return _.errors=[{instancePath:i+"/display_name",schemaPath:"#/prope\
rties/display_name/trimmedMax",keyword:"trimmedMax",params:{},message:"must have at most 255 characters, blanks at its e\
nds not counted"}],!1;var s=p===e}else var s=!0}}}}}}}}}else return _.errors=[{instancePath:i,schemaPath:"#/type",keyword:"\
type",params:{type:"object"},message:"must be object"}],!1;return _.errors=m,e===0}_.evaluated={props:{external_id:!0,program_id:!0,
status:!0,attributes:!0,tags:!0,email:!0,phone:!0,first_name:!0,last_name:!0,display_name:!0},dynamicProps:!1,dynamicItems:!1};
export const updateParticipantStatusBody=z;const _e={type:"object",required:["status"],properties:{status:{type:"string",
enum:["ACTIVE","SUSPENDED","CLOSED"]}}};function z(t,{instancePath:i="",parentData:f,parentDataProperty:d,rootData:y=t,dynamicAnchors:c={}}={}){
let m=null,e=0;const o=z.evaluated;if(o.dynamicProps&&(o.props=void 0),o.dynamicItems&&(o.items=void 0),e===0)if(t&&typeof t==
"object"&&!Array.isArray(t)){let s;if(t.status===void 0&&(s="status"))return z.errors=[{instancePath:i,schemaPath:"#/req\
uired",keyword:"required",params:{missingProperty:s},message:"must have required property '"+s+"'"}],!1;if(t.status!==void 0){
let a=t.status;if(typeof a!="string")return z.errors=[{instancePath:i+"/status",schemaPath:"#/properties/status/type",keyword:"\
type",params:{type:"string"},message:"must be string"}],!1;if(!(a==="ACTIVE"||a==="SUSPENDED"||a==="CLOSED"))return z.errors=
[{instancePath:i+"/status",schemaPath:"#/properties/status/enum",keyword:"enum",params:{allowedValues:_e.properties.status.
enum},message:"must be equal to one of the allowed values"}],!1}}else return z.errors=[{instancePath:i,schemaPath:"#/typ\
e",keyword:"type",params:{type:"object"},message:"must be object"}],!1;return z.errors=m,e===0}z.evaluated={props:{status:!0},
dynamicProps:!1,dynamicItems:!1};export const getBalancesQuery=F;const Me={type:"object",required:[],properties:{asset_id:{
type:"string",format:"uuid"},limit:{type:"integer",minimum:1},cursor:{type:"string"}}};function F(t,{instancePath:i="",parentData:f,
parentDataProperty:d,rootData:y=t,dynamicAnchors:c={}}={}){let m=null,e=0;const o=F.evaluated;if(o.dynamicProps&&(o.props=
void 0),o.dynamicItems&&(o.items=void 0),e===0)if(t&&typeof t=="object"&&!Array.isArray(t)){if(t.asset_id!==void 0){let a=t.
asset_id;const r=e;if(e===r&&e===r)if(typeof a=="string"){if(!g.test(a))return F.errors=[{instancePath:i+"/asset_id",schemaPath:"\
#/properties/asset_id/format",keyword:"format",params:{format:"uuid"},message:'must match format "uuid"'}],!1}else return F.
errors=[{instancePath:i+"/asset_id",schemaPath:"#/properties/asset_id/type",keyword:"type",params:{type:"string"},message:"\
must be string"}],!1;var s=r===e}else var s=!0;if(s){if(t.limit!==void 0){let a=t.limit;const r=e;if(!(typeof a=="number"&&
!(a%1)&&!isNaN(a)))return F.errors=[{instancePath:i+"/limit",schemaPath:"#/properties/limit/type",keyword:"type",params:{
type:"integer"},message:"must be integer"}],!1;if(e===r&&typeof a=="number"&&(a<1||isNaN(a)))return F.errors=[{instancePath:i+
"/limit",schemaPath:"#/properties/limit/minimum",keyword:"minimum",params:{comparison:">=",limit:1},message:"must be >= \
1"}],!1;var s=r===e}else var s=!0;if(s)if(t.cursor!==void 0){const a=e;if(typeof t.cursor!="string")return F.errors=[{instancePath:i+
"/cursor",schemaPath:"#/properties/cursor/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;var s=a===
e}else var s=!0}}else return F.errors=[{instancePath:i,schemaPath:"#/type",keyword:"type",params:{type:"object"},message:"\
must be object"}],!1;return F.errors=m,e===0}F.evaluated={props:{asset_id:!0,limit:!0,cursor:!0},dynamicProps:!1,dynamicItems:!1};
export const listLotsQuery=x;const ve={type:"object",required:["asset_id"],properties:{asset_id:{type:"string",format:"u\
uid"},program_id:{type:"string",format:"uuid"},status:{type:"string",enum:["DEFERRED","AVAILABLE","HELD","CONSUMED","EXP\
IRED"]},expires_before:{type:"string",format:"date-time"},expires_after:{type:"string",format:"date-time"},reference_id:{
type:"string"},limit:{type:"integer",minimum:1},cursor:{type:"string"}}};function x(t,{instancePath:i="",parentData:f,parentDataProperty:d,
rootData:y=t,dynamicAnchors:c={}}={}){let m=null,e=0;const o=x.evaluated;if(o.dynamicProps&&(o.props=void 0),o.dynamicItems&&
(o.items=void 0),e===0)if(t&&typeof t=="object"&&!Array.isArray(t)){let a;if(t.asset_id===void 0&&(a="asset_id"))return x.
errors=[{instancePath:i,schemaPath:"#/required",keyword:"required",params:{missingProperty:a},message:"must have require\
d property '"+a+"'"}],!1;if(t.asset_id!==void 0){let r=t.asset_id;const n=e;if(e===n&&e===n)if(typeof r=="string"){if(!g.
test(r))return x.errors=[{instancePath:i+"/asset_id",schemaPath:"#/properties/asset_id/format",keyword:"format",params:{
format:"uuid"},message:'must match format "uuid"'}],!1}else return x.errors=[{instancePath:i+"/asset_id",schemaPath:"#/p\
roperties/asset_id/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;var s=n===e}else var s=!0;if(s){
if(t.program_id!==void 0){let r=t.program_id;const n=e;if(e===n&&e===n)if(typeof r=="string"){if(!g.test(r))return x.errors=
[{instancePath:i+"/program_id",schemaPath:"#/properties/program_id/format",keyword:"format",params:{format:"uuid"},message:'\
must match format "uuid"'}],!1}else return x.errors=[{instancePath:i+"/program_id",schemaPath:"#/properties/program_id/t\
ype",keyword:"type",params:{type:"string"},message:"must be string"}],!1;var s=n===e}else var s=!0;if(s){if(t.status!==void 0){
let r=t.status;const n=e;if(typeof r!="string")return x.errors=[{instancePath:i+"/status",schemaPath:"#/properties/statu\
s/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;if(!(r==="DEFERRED"||r==="AVAILABLE"||r==="H\
ELD"||r==="CONSUMED"||r==="EXPIRED"))return x.errors=[{instancePath:i+"/status",schemaPath:"#/properties/status/enum",keyword:"\
enum",params:{allowedValues:ve.properties.status.enum},message:"must be equal to one of the allowed values"}],!1;var s=n===
e}else var s=!0;if(s){if(t.expires_before!==void 0){let r=t.expires_before;const n=e;if(e===n&&e===n)if(typeof r=="strin\
g"){if(!M.test(r))return x.errors=[{instancePath:i+"/expires_before",schemaPath:"#/properties/expires_before/format",keyword:"\
format",params:{format:"date-time"},message:'must match format "date-time"'}],!1}else return x.errors=[{instancePath:i+"\
/expires_before",schemaPath:"#/properties/expires_before/type",keyword:"type",params:{type:"string"},message:"must be st\
ring"}],!1;var s=n===e}else var s=!0;if(s){if(t.expires_after!==void 0){let r=t.expires_after;const n=e;if(e===n&&e===n)
if(typeof r=="string"){if(!M.test(r))return x.errors=[{instancePath:i+"/expires_after",schemaPath:"#/properties/expires_\
after/format",keyword:"format",params:{format:"date-time"},message:'must match format "date-time"'}],!1}else return x.errors=
[{instancePath:i+"/expires_after",schemaPath:"#/properties/expires_after/type",keyword:"type",params:{type:"string"},message:"\
must be string"}],!1;var s=n===e}else var s=!0;if(s){if(t.reference_id!==void 0){const r=e;if(typeof t.reference_id!="st\
ring")return x.errors=[{instancePath:i+"/reference_id",schemaPath:"#/properties/reference_id/type",keyword:"type",params:{
type:"string"},message:"must be string"}],!1;var s=r===e}else var s=!0;if(s){if(t.limit!==void 0){let r=t.limit;const n=e;
if(!(typeof r=="number"&&!(r%1)&&!isNaN(r)))return x.errors=[{instancePath:i+"/limit",schemaPath:"#/properties/limit/typ\
e",keyword:"type",params:{type:"integer"},message:"must be integer"}],!1;if(e===n&&typeof r=="number"&&(r<1||isNaN(r)))return x.
errors=[{instancePath:i+"/limit",schemaPath:"#/properties/limit/minimum",keyword:"minimum",params:{comparison:">=",limit:1},
message:"must be >= 1"}],!1;var s=n===e}else var s=!0;if(s)if(t.cursor!==void 0){const r=e;if(typeof t.cursor!="string")
return x.errors=[{instancePath:i+"/cursor",schemaPath:"#/properties/cursor/type",keyword:"type",params:{type:"string"},message:"\
must be string"}],!1;var s=r===e}else var s=!0}}}}}}}else return x.errors=[{instancePath:i,schemaPath:"#/type",keyword:"\
type",params:{type:"object"},message:"must be object"}],!1;return x.errors=m,e===0}x.evaluated={props:{asset_id:!0,program_id:!0,
status:!0,expires_before:!0,expires_after:!0,reference_id:!0,limit:!0,cursor:!0},dynamicProps:!1,dynamicItems:!1};export const adjustBalanceBody=A;
const te={type:"object",required:["program_id","asset_id","type","amount","description"],properties:{program_id:{type:"s\
tring",format:"uuid"},asset_id:{type:"string",format:"uuid"},type:{type:"string",enum:["CREDIT","DEBIT"]},amount:{type:"\
string",pattern:"^\\d+(\\.\\d+)?$"},description:{type:"string",trimmedMin:1,trimmedMax:500},allow_negative:{type:["boole\
an","null"]},bucket:{type:["string","null"],enum:["AVAILABLE","HELD",null]}}};function A(t,{instancePath:i="",parentData:f,
parentDataProperty:d,rootData:y=t,dynamicAnchors:c={}}={}){let m=null,e=0;const o=A.evaluated;if(o.dynamicProps&&(o.props=
void 0),o.dynamicItems&&(o.items=void 0),e===0)if(t&&typeof t=="object"&&!Array.isArray(t)){let a;if(t.program_id===void 0&&
(a="program_id")||t.asset_id===void 0&&(a="asset_id")||t.type===void 0&&(a="type")||t.amount===void 0&&(a="amount")||t.description===
void 0&&(a="description"))return A.errors=[{instancePath:i,schemaPath:"#/required",keyword:"required",params:{missingProperty:a},
message:"must have required property '"+a+"'"}],!1;if(t.program_id!==void 0){let r=t.program_id;const n=e;if(e===n&&e===
n)if(typeof r=="string"){if(!g.test(r))return A.errors=[{instancePath:i+"/program_id",schemaPath:"#/properties/program_i\
d/format",keyword:"format",params:{format:"uuid"},message:'must match format "uuid"'}],!1}else return A.errors=[{instancePath:i+
"/program_id",schemaPath:"#/properties/program_id/type",keyword:"type",params:{type:"string"},message:"must be string"}],
!1;var s=n===e}else var s=!0;if(s){if(t.asset_id!==void 0){let r=t.asset_id;const n=e;if(e===n&&e===n)if(typeof r=="stri\
ng"){if(!g.test(r))return A.errors=[{instancePath:i+"/asset_id",schemaPath:"#/properties/asset_id/format",keyword:"forma\
t",params:{format:"uuid"},message:'must match format "uuid"'}],!1}else return A.errors=[{instancePath:i+"/asset_id",schemaPath:"\
#/properties/asset_id/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;var s=n===e}else var s=!0;
if(s){if(t.type!==void 0){let r=t.type;const n=e;if(typeof r!="string")return A.errors=[{instancePath:i+"/type",schemaPath:"\
#/properties/type/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;if(!(r==="CREDIT"||r==="DEBI\
T"))return A.errors=[{instancePath:i+"/type",schemaPath:"#/properties/type/enum",keyword:"enum",params:{allowedValues:te.
properties.type.enum},message:"must be equal to one of the allowed values"}],!1;var s=n===e}else var s=!0;if(s){if(t.amount!==
void 0){let r=t.amount;const n=e;if(e===n)if(typeof r=="string"){if(!$.test(r))return A.errors=[{instancePath:i+"/amount",
schemaPath:"#/properties/amount/pattern",keyword:"pattern",params:{pattern:"^\\d+(\\.\\d+)?$"},message:'must match patte\
rn "^\\d+(\\.\\d+)?$"'}],!1}else return A.errors=[{instancePath:i+"/amount",schemaPath:"#/properties/amount/type",keyword:"\
type",params:{type:"string"},message:"must be string"}],!1;var s=n===e}else var s=!0;if(s){if(t.description!==void 0){let r=t.
description;const n=e;if(e===n)if(typeof r=="string"){if(Array.from(r.trim()).length<1)return A.errors=[{instancePath:i+
"/description",schemaPath:"#/properties/description/trimmedMin",keyword:"trimmedMin",params:{},message:"must have at lea\
st 1 character, blanks at its ends not counted"}],!1;if(Array.from(r.trim()).length>500)return A.errors=[{instancePath:i+
"/description",schemaPath:"#/properties/description/trimmedMax",keyword:"trimmedMax",params:{},message:"must have at mos\
t 500 characters, blanks at its ends not counted"}],!1}else return A.errors=[{instancePath:i+"/description",schemaPath:"\
#/properties/description/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;var s=n===e}else var s=!0;
if(s){if(t.allow_negative!==void 0){let r=t.allow_negative;const n=e;if(typeof r!="boolean"&&r!==null)return A.errors=[{
instancePath:i+"/allow_negative",schemaPath:"#/properties/allow_negative/type",keyword:"type",params:{type:te.properties.
allow_negative.type},message:"must be boolean,null"}],!1;var s=n===e}else var s=!0;if(s)if(t.bucket!==void 0){let r=t.bucket;
const n=e;if(typeof r!="string"&&r!==null)return A.errors=[{instancePath:i+"/bucket",schemaPath:"#/properties/bucket/typ\
e",keyword:"type",params:{type:te.properties.bucket.type},message:"must be string,null"}],!1;if(!(r==="AVAILABLE"||r==="\
HELD"||r===null))return A.errors=[{instancePath:i+"/bucket",schemaPath:"#/properties/bucket/enum",keyword:"enum",params:{
allowedValues:te.properties.bucket.enum},message:"must be equal to one of the allowed values"}],!1;var s=n===e}else var s=!0}}}}}}else
return A.errors=[{instancePath:i,schemaPath:"#/type",keyword:"type",params:{type:"object"},message:"must be object"}],!1;
return A.errors=m,e===0}A.evaluated={props:{program_id:!0,asset_id:!0,type:!0,amount:!0,description:!0,allow_negative:!0,
bucket:!0},dynamicProps:!1,dynamicItems:!1};export const listHistoryQuery=E;const be={type:"object",required:[],properties:{
asset_id:{type:"string",format:"uuid"},bucket:{type:"string",enum:["AVAILABLE","HELD","DEFERRED"]},from:{type:"string",format:"\
date-time"},to:{type:"string",format:"date-time"},event_from:{type:"string",format:"date-time"},event_to:{type:"string",
format:"date-time"},limit:{type:"integer",minimum:1},cursor:{type:"string"}}};function E(t,{instancePath:i="",parentData:f,
parentDataProperty:d,rootData:y=t,dynamicAnchors:c={}}={}){let m=null,e=0;const o=E.evaluated;if(o.dynamicProps&&(o.props=
void 0),o.dynamicItems&&(o.items=void 0),e===0)if(t&&typeof t=="object"&&!Array.isArray(t)){if(t.asset_id!==void 0){let a=t.
asset_id;const r=e;if(e===r&&e===r)if(typeof a=="string"){if(!g.test(a))return E.errors=[{instancePath:i+"/asset_id",schemaPath:"\
#/properties/asset_id/format",keyword:"format",params:{format:"uuid"},message:'must match format "uuid"'}],!1}else return E.
errors=[{instancePath:i+"/asset_id",schemaPath:"#/properties/asset_id/type",keyword:"type",params:{type:"string"},message:"\
must be string"}],!1;var s=r===e}else var s=!0;if(s){if(t.bucket!==void 0){let a=t.bucket;const r=e;if(typeof a!="string")
return E.errors=[{instancePath:i+"/bucket",schemaPath:"#/properties/bucket/type",keyword:"type",params:{type:"string"},message:"\
must be string"}],!1;if(!(a==="AVAILABLE"||a==="HELD"||a==="DEFERRED"))return E.errors=[{instancePath:i+"/bucket",schemaPath:"\
#/properties/bucket/enum",keyword:"enum",params:{allowedValues:be.properties.bucket.enum},message:"must be equal to one \
of the allowed values"}],!1;var s=r===e}else var s=!0;if(s){if(t.from!==void 0){let a=t.from;const r=e;if(e===r&&e===r)if(typeof a==
"string"){if(!M.test(a))return E.errors=[{instancePath:i+"/from",schemaPath:"#/properties/from/format",keyword:"format",
params:{format:"date-time"},message:'must match format "date-time"'}],!1}else return E.errors=[{instancePath:i+"/from",schemaPath:"\
#/properties/from/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;var s=r===e}else var s=!0;if(s){
if(t.to!==void 0){let a=t.to;const r=e;if(e===r&&e===r)if(typeof a=="string"){if(!M.test(a))return E.errors=[{instancePath:i+
"/to",schemaPath:"#/properties/to/format",keyword:"format",params:{format:"date-time"},message:'must match format "date-\
time"'}],!1}else return E.errors=[{instancePath:i+"/to",schemaPath:"#/properties/to/type",keyword:"type",params:{type:"s\
tring"},message:"must be string"}],!1;var s=r===e}else var s=!0;if(s){if(t.event_from!==void 0){let a=t.event_from;const r=e;
if(e===r&&e===r)if(typeof a=="string"){if(!M.test(a))return E.errors=[{instancePath:i+"/event_from",schemaPath:"#/proper\
ties/event_from/format",keyword:"format",params:{format:"date-time"},message:'must match format "date-time"'}],!1}else return E.
errors=[{instancePath:i+"/event_from",schemaPath:"#/properties/event_from/type",keyword:"type",params:{type:"string"},message:"\
must be string"}],!1;var s=r===e}else var s=!0;if(s){if(t.event_to!==void 0){let a=t.event_to;const r=e;if(e===r&&e===r)
if(typeof a=="string"){if(!M.test(a))return E.errors=[{instancePath:i+"/event_to",schemaPath:"#/properties/event_to/form\
at",keyword:"format",params:{format:"date-time"},message:'must match format "date-time"'}],!1}else return E.errors=[{instancePath:i+
"/event_to",schemaPath:"#/properties/event_to/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;
var s=r===e}else var s=!0;if(s){if(t.limit!==void 0){let a=t.limit;const r=e;if(!(typeof a=="number"&&!(a%1)&&!isNaN(a)))
return E.errors=[{instancePath:i+"/limit",schemaPath:"#/properties/limit/type",keyword:"type",params:{type:"integer"},message:"\
must be integer"}],!1;if(e===r&&typeof a=="number"&&(a<1||isNaN(a)))return E.errors=[{instancePath:i+"/limit",schemaPath:"\
#/properties/limit/minimum",keyword:"minimum",params:{comparison:">=",limit:1},message:"must be >= 1"}],!1;var s=r===e}else
var s=!0;if(s)if(t.cursor!==void 0){const a=e;if(typeof t.cursor!="string")return E.errors=[{instancePath:i+"/cursor",schemaPath:"\
#/properties/cursor/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;var s=a===e}else var s=!0}}}}}}}else
return E.errors=[{instancePath:i,schemaPath:"#/type",keyword:"type",params:{type:"object"},message:"must be object"}],!1;
return E.errors=m,e===0}E.evaluated={props:{asset_id:!0,bucket:!0,from:!0,to:!0,event_from:!0,event_to:!0,limit:!0,cursor:!0},
dynamicProps:!1,dynamicItems:!1};export const listRewardsQuery=V;const oe={type:"object",required:[],properties:{status:{
type:"string",enum:["DRAFT","ACTIVE","OUT_OF_STOCK","ARCHIVED"]},include_archived:{type:"boolean"},search:{type:"string"},
sort_by:{type:"string",enum:["created_at","name"]},sort_dir:{type:"string",enum:["asc","desc"]},limit:{type:"integer",minimum:1},
cursor:{type:"string"}}};function V(t,{instancePath:i="",parentData:f,parentDataProperty:d,rootData:y=t,dynamicAnchors:c={}}={}){
let m=null,e=0;const o=V.evaluated;if(o.dynamicProps&&(o.props=void 0),o.dynamicItems&&(o.items=void 0),e===0)if(t&&typeof t==
"object"&&!Array.isArray(t)){if(t.status!==void 0){let a=t.status;const r=e;if(typeof a!="string")return V.errors=[{instancePath:i+
"/status",schemaPath:"#/properties/status/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;if(!(a===
"DRAFT"||a==="ACTIVE"||a==="OUT_OF_STOCK"||a==="ARCHIVED"))return V.errors=[{instancePath:i+"/status",schemaPath:"#/prop\
erties/status/enum",keyword:"enum",params:{allowedValues:oe.properties.status.enum},message:"must be equal to one of the\
 allowed values"}],!1;var s=r===e}else var s=!0;if(s){if(t.include_archived!==void 0){const a=e;if(typeof t.include_archived!=
"boolean")return V.errors=[{instancePath:i+"/include_archived",schemaPath:"#/properties/include_archived/type",keyword:"\
type",params:{type:"boolean"},message:"must be boolean"}],!1;var s=a===e}else var s=!0;if(s){if(t.search!==void 0){const a=e;
if(typeof t.search!="string")return V.errors=[{instancePath:i+"/search",schemaPath:"#/properties/search/type",keyword:"t\
ype",params:{type:"string"},message:"must be string"}],!1;var s=a===e}else var s=!0;if(s){if(t.sort_by!==void 0){let a=t.
sort_by;const r=e;if(typeof a!="string")return V.errors=[{instancePath:i+"/sort_by",schemaPath:"#/properties/sort_by/typ\
e",keyword:"type",params:{type:"string"},message:"must be string"}],!1;if(!(a==="created_at"||a==="name"))return V.errors=
[{instancePath:i+"/sort_by",schemaPath:"#/properties/sort_by/enum",keyword:"enum",params:{allowedValues:oe.properties.sort_by.
enum},message:"must be equal to one of the allowed values"}],!1;var s=r===e}else var s=!0;if(s){if(t.sort_dir!==void 0){
let a=t.sort_dir;const r=e;if(typeof a!="string")return V.errors=[{instancePath:i+"/sort_dir",schemaPath:"#/properties/s\
ort_dir/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;if(!(a==="asc"||a==="desc"))return V.errors=
[{instancePath:i+"/sort_dir",schemaPath:"#/properties/sort_dir/enum",keyword:"enum",params:{allowedValues:oe.properties.
sort_dir.enum},message:"must be equal to one of the allowed values"}],!1;var s=r===e}else var s=!0;if(s){if(t.limit!==void 0){
let a=t.limit;const r=e;if(!(typeof a=="number"&&!(a%1)&&!isNaN(a)))return V.errors=[{instancePath:i+"/limit",schemaPath:"\
#/properties/limit/type",keyword:"type",params:{type:"integer"},message:"must be integer"}],!1;if(e===r&&typeof a=="numb\
er"&&(a<1||isNaN(a)))return V.errors=[{instancePath:i+"/limit",schemaPath:"#/properties/limit/minimum",keyword:"minimum",
params:{comparison:">=",limit:1},message:"must be >= 1"}],!1;var s=r===e}else var s=!0;if(s)if(t.cursor!==void 0){const a=e;
if(typeof t.cursor!="string")return V.errors=[{instancePath:i+"/cursor",schemaPath:"#/properties/cursor/type",keyword:"t\
ype",params:{type:"string"},message:"must be string"}],!1;var s=a===e}else var s=!0}}}}}}else return V.errors=[{instancePath:i,
schemaPath:"#/type",keyword:"type",params:{type:"object"},message:"must be object"}],!1;return V.errors=m,e===0}V.evaluated=
{props:{status:!0,include_archived:!0,search:!0,sort_by:!0,sort_dir:!0,limit:!0,cursor:!0},dynamicProps:!1,dynamicItems:!1};
export const createRewardBody=l;const Y={type:"object",required:["name","redemption_type","asset_id","unit_cost","status"],
properties:{name:{type:"string",trimmedMin:1,trimmedMax:255},redemption_type:{type:"string",enum:["UNIT_BASED","AMOUNT_B\
ASED"]},asset_id:{type:"string",format:"uuid"},unit_cost:{type:"string",pattern:"^\\d+(\\.\\d+)?$"},status:{type:"string",
enum:["DRAFT","ACTIVE","OUT_OF_STOCK","ARCHIVED"]},description:{type:["string","null"],trimmedMax:1e3},category:{type:["\
string","null"],trimmedMax:100},max_total:{type:["integer","null"],minimum:1,maximum:9007199254740991},max_per_participant:{
type:["integer","null"],minimum:1,maximum:9007199254740991},available_from:{type:["string","null"],format:"date-time"},available_until:{
type:["string","null"],format:"date-time"},metadata:{type:["object","null"],additionalProperties:!0}}};function l(t,{instancePath:i="",
parentData:f,parentDataProperty:d,rootData:y=t,dynamicAnchors:c={}}={}){let m=null,e=0;const o=l.evaluated;if(o.dynamicProps&&
(o.props=void 0),o.dynamicItems&&(o.items=void 0),e===0)if(t&&typeof t=="object"&&!Array.isArray(t)){let a;if(t.name===void 0&&
(a="name")||t.redemption_type===void 0&&(a="redemption_type")||t.asset_id===void 0&&(a="asset_id")||t.unit_cost===void 0&&
(a="unit_cost")||t.status===void 0&&(a="status"))return l.errors=[{instancePath:i,schemaPath:"#/required",keyword:"requi\
red",params:{missingProperty:a},message:"must have required property '"+a+"'"}],!1;if(t.name!==void 0){let r=t.name;const n=e;
if(e===n)if(typeof r=="string"){if(Array.from(r.trim()).length<1)return l.errors=[{instancePath:i+"/name",schemaPath:"#/\
properties/name/trimmedMin",keyword:"trimmedMin",params:{},message:"must have at least 1 character, blanks at its ends n\
ot counted"}],!1;if(Array.from(r.trim()).length>255)return l.errors=[{instancePath:i+"/name",schemaPath:"#/properties/na\
me/trimmedMax",keyword:"trimmedMax",params:{},message:"must have at most 255 characters, blanks at its ends not counted"}],
!1}else return l.errors=[{instancePath:i+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type:"string"},
message:"must be string"}],!1;var s=n===e}else var s=!0;if(s){if(t.redemption_type!==void 0){let r=t.redemption_type;const n=e;
if(typeof r!="string")return l.errors=[{instancePath:i+"/redemption_type",schemaPath:"#/properties/redemption_type/type",
keyword:"type",params:{type:"string"},message:"must be string"}],!1;if(!(r==="UNIT_BASED"||r==="AMOUNT_BASED"))return l.
errors=[{instancePath:i+"/redemption_type",schemaPath:"#/properties/redemption_type/enum",keyword:"enum",params:{allowedValues:Y.
properties.redemption_type.enum},message:"must be equal to one of the allowed values"}],!1;var s=n===e}else var s=!0;if(s){
if(t.asset_id!==void 0){let r=t.asset_id;const n=e;if(e===n&&e===n)if(typeof r=="string"){if(!g.test(r))return l.errors=
[{instancePath:i+"/asset_id",schemaPath:"#/properties/asset_id/format",keyword:"format",params:{format:"uuid"},message:'\
must match format "uuid"'}],!1}else return l.errors=[{instancePath:i+"/asset_id",schemaPath:"#/properties/asset_id/type",
keyword:"type",params:{type:"string"},message:"must be string"}],!1;var s=n===e}else var s=!0;if(s){if(t.unit_cost!==void 0){
let r=t.unit_cost;const n=e;if(e===n)if(typeof r=="string"){if(!$.test(r))return l.errors=[{instancePath:i+"/unit_cost",
schemaPath:"#/properties/unit_cost/pattern",keyword:"pattern",params:{pattern:"^\\d+(\\.\\d+)?$"},message:'must match pa\
ttern "^\\d+(\\.\\d+)?$"'}],!1}else return l.errors=[{instancePath:i+"/unit_cost",schemaPath:"#/properties/unit_cost/typ\
e",keyword:"type",params:{type:"string"},message:"must be string"}],!1;var s=n===e}else var s=!0;if(s){if(t.status!==void 0){
let r=t.status;const n=e;if(typeof r!="string")return l.errors=[{instancePath:i+"/status",schemaPath:"#/properties/statu\
s/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;if(!(r==="DRAFT"||r==="ACTIVE"||r==="OUT_OF_\
STOCK"||r==="ARCHIVED"))return l.errors=[{instancePath:i+"/status",schemaPath:"#/properties/status/enum",keyword:"enum",
params:{allowedValues:Y.properties.status.enum},message:"must be equal to one of the allowed values"}],!1;var s=n===e}else
var s=!0;if(s){if(t.description!==void 0){let r=t.description;const n=e;if(typeof r!="string"&&r!==null)return l.errors=
[{instancePath:i+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type:Y.properties.description.
type},message:"must be string,null"}],!1;if(e===n&&typeof r=="string"&&Array.from(r.trim()).length>1e3)return l.errors=[
{instancePath:i+"/description",schemaPath:"#/properties/description/trimmedMax",keyword:"trimmedMax",params:{},message:"\
must have at most 1000 characters, blanks at its ends not counted"}],!1;var s=n===e}else var s=!0;if(s){if(t.category!==
void 0){let r=t.category;const n=e;if(typeof r!="string"&&r!==null)return l.errors=[{instancePath:i+"/category",schemaPath:"\
#/properties/category/type",keyword:"type",params:{type:Y.properties.category.type},message:"must be string,null"}],!1;if(e===
n&&typeof r=="string"&&Array.from(r.trim()).length>100)return l.errors=[{instancePath:i+"/category",schemaPath:"#/proper\
ties/category/trimmedMax",keyword:"trimmedMax",params:{},message:"must have at most 100 characters, blanks at its ends n\
ot counted"}],!1;var s=n===e}else var s=!0;if(s){if(t.max_total!==void 0){let r=t.max_total;const n=e;if(!(typeof r=="nu\
mber"&&!(r%1)&&!isNaN(r))&&r!==null)return l.errors=[{instancePath:i+"/max_total",schemaPath:"#/properties/max_total/typ\
e",keyword:"type",params:{type:Y.properties.max_total.type},message:"must be integer,null"}],!1;if(e===n&&typeof r=="num\
ber"){if(r>9007199254740991||isNaN(r))return l.errors=[{instancePath:i+"/max_total",schemaPath:"#/properties/max_total/m\
aximum",keyword:"maximum",params:{comparison:"<=",limit:9007199254740991},message:"must be <= 9007199254740991"}],!1;if(r<
1||isNaN(r))return l.errors=[{instancePath:i+"/max_total",schemaPath:"#/properties/max_total/minimum",keyword:"minimum",
params:{comparison:">=",limit:1},message:"must be >= 1"}],!1}var s=n===e}else var s=!0;if(s){if(t.max_per_participant!==
void 0){let r=t.max_per_participant;const n=e;if(!(typeof r=="number"&&!(r%1)&&!isNaN(r))&&r!==null)return l.errors=[{instancePath:i+
"/max_per_participant",schemaPath:"#/properties/max_per_participant/type",keyword:"type",params:{type:Y.properties.max_per_participant.
type},message:"must be integer,null"}],!1;if(e===n&&typeof r=="number"){if(r>9007199254740991||isNaN(r))return l.errors=
[{instancePath:i+"/max_per_participant",schemaPath:"#/properties/max_per_participant/maximum",keyword:"maximum",params:{
comparison:"<=",limit:9007199254740991},message:"must be <= 9007199254740991"}],!1;if(r<1||isNaN(r))return l.errors=[{instancePath:i+
"/max_per_participant",schemaPath:"#/properties/max_per_participant/minimum",keyword:"minimum",params:{comparison:">=",limit:1},
message:"must be >= 1"}],!1}var s=n===e}else var s=!0;if(s){if(t.available_from!==void 0){let r=t.available_from;const n=e;
if(typeof r!="string"&&r!==null)return l.errors=[{instancePath:i+"/available_from",schemaPath:"#/properties/available_fr\
om/type",keyword:"type",params:{type:Y.properties.available_from.type},message:"must be string,null"}],!1;if(e===n&&e===
n&&typeof r=="string"&&!M.test(r))return l.errors=[{instancePath:i+"/available_from",schemaPath:"#/properties/available_\
from/format",keyword:"format",params:{format:"date-time"},message:'must match format "date-time"'}],!1;var s=n===e}else var s=!0;
if(s){if(t.available_until!==void 0){let r=t.available_until;const n=e;if(typeof r!="string"&&r!==null)return l.errors=[
{instancePath:i+"/available_until",schemaPath:"#/properties/available_until/type",keyword:"type",params:{type:Y.properties.
available_until.type},message:"must be string,null"}],!1;if(e===n&&e===n&&typeof r=="string"&&!M.test(r))return l.errors=
[{instancePath:i+"/available_until",schemaPath:"#/properties/available_until/format",keyword:"format",params:{format:"da\
te-time"},message:'must match format "date-time"'}],!1;var s=n===e}else var s=!0;if(s)if(t.metadata!==void 0){let r=t.metadata;
const n=e;if(!(r&&typeof r=="object"&&!Array.isArray(r))&&r!==null)return l.errors=[{instancePath:i+"/metadata",schemaPath:"\
#/properties/metadata/type",keyword:"type",params:{type:Y.properties.metadata.type},message:"must be object,null"}],!1;var s=n===
e}else var s=!0}}}}}}}}}}}else return l.errors=[{instancePath:i,schemaPath:"#/type",keyword:"type",params:{type:"object"},
message:"must be object"}],!1;return l.errors=m,e===0}l.evaluated={props:{name:!0,redemption_type:!0,asset_id:!0,unit_cost:!0,
status:!0,description:!0,category:!0,max_total:!0,max_per_participant:!0,available_from:!0,available_until:!0,metadata:!0},
dynamicProps:!1,dynamicItems:!1};export const updateRewardBody=h;const B={type:"object",properties:{name:{type:["string",
"null"],trimmedMin:1,trimmedMax:255},unit_cost:{type:["string","null"],pattern:"^\\d+(\\.\\d+)?$"},status:{type:["string",
"null"],enum:["DRAFT","ACTIVE","OUT_OF_STOCK","ARCHIVED",null]},description:{type:["string","null"],trimmedMax:1e3},category:{
type:["string","null"],trimmedMax:100},max_total:{type:["integer","null"],minimum:1,maximum:9007199254740991},max_per_participant:{
type:["integer","null"],minimum:1,maximum:9007199254740991},available_from:{type:["string","null"],format:"date-time"},available_until:{
type:["string","null"],format:"date-time"},metadata:{type:["object","null"],additionalProperties:!0}}};function h(t,{instancePath:i="",
parentData:f,parentDataProperty:d,rootData:y=t,dynamicAnchors:c={}}={}){let m=null,e=0;const o=h.evaluated;if(o.dynamicProps&&
(o.props=void 0),o.dynamicItems&&(o.items=void 0),e===0)if(t&&typeof t=="object"&&!Array.isArray(t)){if(t.name!==void 0){
let a=t.name;const r=e;if(typeof a!="string"&&a!==null)return h.errors=[{instancePath:i+"/name",schemaPath:"#/properties\
/name/type",keyword:"type",params:{type:B.properties.name.type},message:"must be string,null"}],!1;if(e===r&&typeof a=="\
string"){if(Array.from(a.trim()).length<1)return h.errors=[{instancePath:i+"/name",schemaPath:"#/properties/name/trimmed\
Min",keyword:"trimmedMin",params:{},message:"must have at least 1 character, blanks at its ends not counted"}],!1;if(Array.
from(a.trim()).length>255)return h.errors=[{instancePath:i+"/name",schemaPath:"#/properties/name/trimmedMax",keyword:"tr\
immedMax",params:{},message:"must have at most 255 characters, blanks at its ends not counted"}],!1}var s=r===e}else var s=!0;
if(s){if(t.unit_cost!==void 0){let a=t.unit_cost;const r=e;if(typeof a!="string"&&a!==null)return h.errors=[{instancePath:i+
"/unit_cost",schemaPath:"#/properties/unit_cost/type",keyword:"type",params:{type:B.properties.unit_cost.type},message:"\
must be string,null"}],!1;if(e===r&&typeof a=="string"&&!$.test(a))return h.errors=[{instancePath:i+"/unit_cost",schemaPath:"\
#/properties/unit_cost/pattern",keyword:"pattern",params:{pattern:"^\\d+(\\.\\d+)?$"},message:'must match pattern "^\\d+(\
\\.\\d+)?$"'}],!1;var s=r===e}else var s=!0;if(s){if(t.status!==void 0){let a=t.status;const r=e;if(typeof a!="string"&&
a!==null)return h.errors=[{instancePath:i+"/status",schemaPath:"#/properties/status/type",keyword:"type",params:{type:B.
properties.status.type},message:"must be string,null"}],!1;if(!(a==="DRAFT"||a==="ACTIVE"||a==="OUT_OF_STOCK"||a==="ARCH\
IVED"||a===null))return h.errors=[{instancePath:i+"/status",schemaPath:"#/properties/status/enum",keyword:"enum",params:{
allowedValues:B.properties.status.enum},message:"must be equal to one of the allowed values"}],!1;var s=r===e}else var s=!0;
if(s){if(t.description!==void 0){let a=t.description;const r=e;if(typeof a!="string"&&a!==null)return h.errors=[{instancePath:i+
"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type:B.properties.description.type},message:"\
must be string,null"}],!1;if(e===r&&typeof a=="string"&&Array.from(a.trim()).length>1e3)return h.errors=[{instancePath:i+
"/description",schemaPath:"#/properties/description/trimmedMax",keyword:"trimmedMax",params:{},message:"must have at mos\
t 1000 characters, blanks at its ends not counted"}],!1;var s=r===e}else var s=!0;if(s){if(t.category!==void 0){let a=t.
category;const r=e;if(typeof a!="string"&&a!==null)return h.errors=[{instancePath:i+"/category",schemaPath:"#/properties\
/category/type",keyword:"type",params:{type:B.properties.category.type},message:"must be string,null"}],!1;if(e===r&&typeof a==
"string"&&Array.from(a.trim()).length>100)return h.errors=[{instancePath:i+"/category",schemaPath:"#/properties/category\
/trimmedMax",keyword:"trimmedMax",params:{},message:"must have at most 100 characters, blanks at its ends not counted"}],
!1;var s=r===e}else var s=!0;if(s){if(t.max_total!==void 0){let a=t.max_total;const r=e;if(!(typeof a=="number"&&!(a%1)&&
!isNaN(a))&&a!==null)return h.errors=[{instancePath:i+"/max_total",schemaPath:"#/properties/max_total/type",keyword:"typ\
e",params:{type:B.properties.max_total.type},message:"must be integer,null"}],!1;if(e===r&&typeof a=="number"){if(a>9007199254740991||
isNaN(a))return h.errors=[{instancePath:i+"/max_total",schemaPath:"#/properties/max_total/maximum",keyword:"maximum",params:{
comparison:"<=",limit:9007199254740991},message:"must be <= 9007199254740991"}],!1;if(a<1||isNaN(a))return h.errors=[{instancePath:i+
"/max_total",schemaPath:"#/properties/max_total/minimum",keyword:"minimum",params:{comparison:">=",limit:1},message:"mus\
t be >= 1"}],!1}var s=r===e}else var s=!0;if(s){if(t.max_per_participant!==void 0){let a=t.max_per_participant;const r=e;
if(!(typeof a=="number"&&!(a%1)&&!isNaN(a))&&a!==null)return h.errors=[{instancePath:i+"/max_per_participant",schemaPath:"\
#/properties/max_per_participant/type",keyword:"type",params:{type:B.properties.max_per_participant.type},message:"must \
be integer,null"}],!1;if(e===r&&typeof a=="number"){if(a>9007199254740991||isNaN(a))return h.errors=[{instancePath:i+"/m\
ax_per_participant",schemaPath:"#/properties/max_per_participant/maximum",keyword:"maximum",params:{comparison:"<=",limit:9007199254740991},
message:"must be <= 9007199254740991"}],!1;if(a<1||isNaN(a))return h.errors=[{instancePath:i+"/max_per_participant",schemaPath:"\
#/properties/max_per_participant/minimum",keyword:"minimum",params:{comparison:">=",limit:1},message:"must be >= 1"}],!1}
var s=r===e}else var s=!0;if(s){if(t.available_from!==void 0){let a=t.available_from;const r=e;if(typeof a!="string"&&a!==
null)return h.errors=[{instancePath:i+"/available_from",schemaPath:"#/properties/available_from/type",keyword:"type",params:{
type:B.properties.available_from.type},message:"must be string,null"}],!1;if(e===r&&e===r&&typeof a=="string"&&!M.test(a))
return h.errors=[{instancePath:i+"/available_from",schemaPath:"#/properties/available_from/format",keyword:"format",params:{
format:"date-time"},message:'must match format "date-time"'}],!1;var s=r===e}else var s=!0;if(s){if(t.available_until!==
void 0){let a=t.available_until;const r=e;if(typeof a!="string"&&a!==null)return h.errors=[{instancePath:i+"/available_u\
ntil",schemaPath:"#/properties/available_until/type",keyword:"type",params:{type:B.properties.available_until.type},message:"\
must be string,null"}],!1;if(e===r&&e===r&&typeof a=="string"&&!M.test(a))return h.errors=[{instancePath:i+"/available_u\
ntil",schemaPath:"#/properties/available_until/format",keyword:"format",params:{format:"date-time"},message:'must match \
format "date-time"'}],!1;var s=r===e}else var s=!0;if(s)if(t.metadata!==void 0){let a=t.metadata;const r=e;if(!(a&&typeof a==
"object"&&!Array.isArray(a))&&a!==null)return h.errors=[{instancePath:i+"/metadata",schemaPath:"#/properties/metadata/ty\
pe",keyword:"type",params:{type:B.properties.metadata.type},message:"must be object,null"}],!1;var s=r===e}else var s=!0}}}}}}}}}else
return h.errors=[{instancePath:i,schemaPath:"#/type",keyword:"type",params:{type:"object"},message:"must be object"}],!1;
return h.errors=m,e===0}h.evaluated={props:{name:!0,unit_cost:!0,status:!0,description:!0,category:!0,max_total:!0,max_per_participant:!0,
available_from:!0,available_until:!0,metadata:!0},dynamicProps:!1,dynamicItems:!1};export const listAssetsQuery=S;const we={
type:"object",required:[],properties:{program_id:{type:"string",format:"uuid"},status:{type:"string",enum:["ACTIVE","ARC\
HIVED"]},search:{type:"string"},limit:{type:"integer",minimum:1},cursor:{type:"string"}}};function S(t,{instancePath:i="",
parentData:f,parentDataProperty:d,rootData:y=t,dynamicAnchors:c={}}={}){let m=null,e=0;const o=S.evaluated;if(o.dynamicProps&&
(o.props=void 0),o.dynamicItems&&(o.items=void 0),e===0)if(t&&typeof t=="object"&&!Array.isArray(t)){if(t.program_id!==void 0){
let a=t.program_id;const r=e;if(e===r&&e===r)if(typeof a=="string"){if(!g.test(a))return S.errors=[{instancePath:i+"/pro\
gram_id",schemaPath:"#/properties/program_id/format",keyword:"format",params:{format:"uuid"},message:'must match format \
"uuid"'}],!1}else return S.errors=[{instancePath:i+"/program_id",schemaPath:"#/properties/program_id/type",keyword:"type",
params:{type:"string"},message:"must be string"}],!1;var s=r===e}else var s=!0;if(s){if(t.status!==void 0){let a=t.status;
const r=e;if(typeof a!="string")return S.errors=[{instancePath:i+"/status",schemaPath:"#/properties/status/type",keyword:"\
type",params:{type:"string"},message:"must be string"}],!1;if(!(a==="ACTIVE"||a==="ARCHIVED"))return S.errors=[{instancePath:i+
"/status",schemaPath:"#/properties/status/enum",keyword:"enum",params:{allowedValues:we.properties.status.enum},message:"\
must be equal to one of the allowed values"}],!1;var s=r===e}else var s=!0;if(s){if(t.search!==void 0){const a=e;if(typeof t.
search!="string")return S.errors=[{instancePath:i+"/search",schemaPath:"#/properties/search/type",keyword:"type",params:{
type:"string"},message:"must be string"}],!1;var s=a===e}else var s=!0;if(s){if(t.limit!==void 0){let a=t.limit;const r=e;
if(!(typeof a=="number"&&!(a%1)&&!isNaN(a)))return S.errors=[{instancePath:i+"/limit",schemaPath:"#/properties/limit/typ\
e",keyword:"type",params:{type:"integer"},message:"must be integer"}],!1;if(e===r&&typeof a=="number"&&(a<1||isNaN(a)))return S.
errors=[{instancePath:i+"/limit",schemaPath:"#/properties/limit/minimum",keyword:"minimum",params:{comparison:">=",limit:1},
message:"must be >= 1"}],!1;var s=r===e}else var s=!0;if(s)if(t.cursor!==void 0){const a=e;if(typeof t.cursor!="string")
return S.errors=[{instancePath:i+"/cursor",schemaPath:"#/properties/cursor/type",keyword:"type",params:{type:"string"},message:"\
must be string"}],!1;var s=a===e}else var s=!0}}}}else return S.errors=[{instancePath:i,schemaPath:"#/type",keyword:"typ\
e",params:{type:"object"},message:"must be object"}],!1;return S.errors=m,e===0}S.evaluated={props:{program_id:!0,status:!0,
search:!0,limit:!0,cursor:!0},dynamicProps:!1,dynamicItems:!1};export const createAssetBody=k;const me={type:"object",required:[
"program_id","name","symbol","inventory_mode","issuance_policy","scale"],properties:{program_id:{type:"string",format:"u\
uid"},name:{type:"string",trimmedMin:1,trimmedMax:255},symbol:{type:"string",pattern:"^[A-Za-z0-9]{1,16}$"},inventory_mode:{
type:"string",enum:["SIMPLE","LOT"]},issuance_policy:{type:"string",enum:["UNLIMITED","PREFUNDED"]},scale:{type:"integer",
minimum:0,maximum:18},max_transaction_amount:{type:["string","null"],pattern:"^\\d+(\\.\\d+)?$"}}},ke=new RegExp("^[A-Za\
-z0-9]{1,16}$","u");function k(t,{instancePath:i="",parentData:f,parentDataProperty:d,rootData:y=t,dynamicAnchors:c={}}={}){
let m=null,e=0;const o=k.evaluated;if(o.dynamicProps&&(o.props=void 0),o.dynamicItems&&(o.items=void 0),e===0)if(t&&typeof t==
"object"&&!Array.isArray(t)){let a;if(t.program_id===void 0&&(a="program_id")||t.name===void 0&&(a="name")||t.symbol===void 0&&
(a="symbol")||t.inventory_mode===void 0&&(a="inventory_mode")||t.issuance_policy===void 0&&(a="issuance_policy")||t.scale===
void 0&&(a="scale"))return k.errors=[{instancePath:i,schemaPath:"#/required",keyword:"required",params:{missingProperty:a},
message:"must have required property '"+a+"'"}],!1;if(t.program_id!==void 0){let r=t.program_id;const n=e;if(e===n&&e===
n)if(typeof r=="string"){if(!g.test(r))return k.errors=[{instancePath:i+"/program_id",schemaPath:"#/properties/program_i\
d/format",keyword:"format",params:{format:"uuid"},message:'must match format "uuid"'}],!1}else return k.errors=[{instancePath:i+
"/program_id",schemaPath:"#/properties/program_id/type",keyword:"type",params:{type:"string"},message:"must be string"}],
!1;var s=n===e}else var s=!0;if(s){if(t.name!==void 0){let r=t.name;const n=e;if(e===n)if(typeof r=="string"){if(Array.from(
r.trim()).length<1)return k.errors=[{instancePath:i+"/name",schemaPath:"#/properties/name/trimmedMin",keyword:"trimmedMi\
n",params:{},message:"must have at least 1 character, blanks at its ends not counted"}],!1;if(Array.from(r.trim()).length>
255)return k.errors=[{instancePath:i+"/name",schemaPath:"#/properties/name/trimmedMax",keyword:"trimmedMax",params:{},message:"\
must have at most 255 characters, blanks at its ends not counted"}],!1}else return k.errors=[{instancePath:i+"/name",schemaPath:"\
#/properties/name/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;var s=n===e}else var s=!0;if(s){
if(t.symbol!==void 0){let r=t.symbol;const n=e;if(e===n)if(typeof r=="string"){if(!ke.test(r))return k.errors=[{instancePath:i+
"/symbol",schemaPath:"#/properties/symbol/pattern",keyword:"pattern",params:{pattern:"^[A-Za-z0-9]{1,16}$"},message:'mus\
t match pattern "^[A-Za-z0-9]{1,16}$"'}],!1}else return k.errors=[{instancePath:i+"/symbol",schemaPath:"#/properties/sym\
bol/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;var s=n===e}else var s=!0;if(s){if(t.inventory_mode!==
void 0){let r=t.inventory_mode;const n=e;if(typeof r!="string")return k.errors=[{instancePath:i+"/inventory_mode",schemaPath:"\
#/properties/inventory_mode/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;if(!(r==="SIMPLE"||
r==="LOT"))return k.errors=[{instancePath:i+"/inventory_mode",schemaPath:"#/properties/inventory_mode/enum",keyword:"enu\
m",params:{allowedValues:me.properties.inventory_mode.enum},message:"must be equal to one of the allowed values"}],!1;var s=n===
e}else var s=!0;if(s){if(t.issuance_policy!==void 0){let r=t.issuance_policy;const n=e;if(typeof r!="string")return k.errors=
[{instancePath:i+"/issuance_policy",schemaPath:"#/properties/issuance_policy/type",keyword:"type",params:{type:"string"},
message:"must be string"}],!1;if(!(r==="UNLIMITED"||r==="PREFUNDED"))return k.errors=[{instancePath:i+"/issuance_policy",
schemaPath:"#/properties/issuance_policy/enum",keyword:"enum",params:{allowedValues:me.properties.issuance_policy.enum},
message:"must be equal to one of the allowed values"}],!1;var s=n===e}else var s=!0;if(s){if(t.scale!==void 0){let r=t.scale;
const n=e;if(!(typeof r=="number"&&!(r%1)&&!isNaN(r)))return k.errors=[{instancePath:i+"/scale",schemaPath:"#/properties\
/scale/type",keyword:"type",params:{type:"integer"},message:"must be integer"}],!1;if(e===n&&typeof r=="number"){if(r>18||
isNaN(r))return k.errors=[{instancePath:i+"/scale",schemaPath:"#/properties/scale/maximum",keyword:"maximum",params:{comparison:"\
<=",limit:18},message:"must be <= 18"}],!1;if(r<0||isNaN(r))return k.errors=[{instancePath:i+"/scale",schemaPath:"#/prop\
erties/scale/minimum",keyword:"minimum",params:{comparison:">=",limit:0},message:"must be >= 0"}],!1}var s=n===e}else var s=!0;
if(s)if(t.max_transaction_amount!==void 0){let r=t.max_transaction_amount;const n=e;if(typeof r!="string"&&r!==null)return k.
errors=[{instancePath:i+"/max_transaction_amount",schemaPath:"#/properties/max_transaction_amount/type",keyword:"type",params:{
type:me.properties.max_transaction_amount.type},message:"must be string,null"}],!1;if(e===n&&typeof r=="string"&&!$.test(
r))return k.errors=[{instancePath:i+"/max_transaction_amount",schemaPath:"#/properties/max_transaction_amount/pattern",keyword:"\
pattern",params:{pattern:"^\\d+(\\.\\d+)?$"},message:'must match pattern "^\\d+(\\.\\d+)?$"'}],!1;var s=n===e}else var s=!0}}}}}}else
return k.errors=[{instancePath:i,schemaPath:"#/type",keyword:"type",params:{type:"object"},message:"must be object"}],!1;
return k.errors=m,e===0}k.evaluated={props:{program_id:!0,name:!0,symbol:!0,inventory_mode:!0,issuance_policy:!0,scale:!0,
max_transaction_amount:!0},dynamicProps:!1,dynamicItems:!1};export const updateAssetBody=O;const se={type:"object",properties:{
name:{type:["string","null"],trimmedMin:1,trimmedMax:255},status:{type:["string","null"],enum:["ARCHIVED",null]},max_transaction_amount:{
type:["string","null"],pattern:"^\\d+(\\.\\d+)?$"}}};function O(t,{instancePath:i="",parentData:f,parentDataProperty:d,rootData:y=t,
dynamicAnchors:c={}}={}){let m=null,e=0;const o=O.evaluated;if(o.dynamicProps&&(o.props=void 0),o.dynamicItems&&(o.items=
void 0),e===0)if(t&&typeof t=="object"&&!Array.isArray(t)){if(t.name!==void 0){let a=t.name;const r=e;if(typeof a!="stri\
ng"&&a!==null)return O.errors=[{instancePath:i+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type:se.
properties.name.type},message:"must be string,null"}],!1;if(e===r&&typeof a=="string"){if(Array.from(a.trim()).length<1)
return O.errors=[{instancePath:i+"/name",schemaPath:"#/properties/name/trimmedMin",keyword:"trimmedMin",params:{},message:"\
must have at least 1 character, blanks at its ends not counted"}],!1;if(Array.from(a.trim()).length>255)return O.errors=
[{instancePath:i+"/name",schemaPath:"#/properties/name/trimmedMax",keyword:"trimmedMax",params:{},message:"must have at \
most 255 characters, blanks at its ends not counted"}],!1}var s=r===e}else var s=!0;if(s){if(t.status!==void 0){let a=t.
status;const r=e;if(typeof a!="string"&&a!==null)return O.errors=[{instancePath:i+"/status",schemaPath:"#/properties/sta\
tus/type",keyword:"type",params:{type:se.properties.status.type},message:"must be string,null"}],!1;if(!(a==="ARCHIVED"||
a===null))return O.errors=[{instancePath:i+"/status",schemaPath:"#/properties/status/enum",keyword:"enum",params:{allowedValues:se.
properties.status.enum},message:"must be equal to one of the allowed values"}],!1;var s=r===e}else var s=!0;if(s)if(t.max_transaction_amount!==
void 0){let a=t.max_transaction_amount;const r=e;if(typeof a!="string"&&a!==null)return O.errors=[{instancePath:i+"/max_\
transaction_amount",schemaPath:"#/properties/max_transaction_amount/type",keyword:"type",params:{type:se.properties.max_transaction_amount.
type},message:"must be string,null"}],!1;if(e===r&&typeof a=="string"&&!$.test(a))return O.errors=[{instancePath:i+"/max\
_transaction_amount",schemaPath:"#/properties/max_transaction_amount/pattern",keyword:"pattern",params:{pattern:"^\\d+(\\.\
\\d+)?$"},message:'must match pattern "^\\d+(\\.\\d+)?$"'}],!1;var s=r===e}else var s=!0}}else return O.errors=[{instancePath:i,
schemaPath:"#/type",keyword:"type",params:{type:"object"},message:"must be object"}],!1;return O.errors=m,e===0}O.evaluated=
{props:{name:!0,status:!0,max_transaction_amount:!0},dynamicProps:!1,dynamicItems:!1};export const listProgramsQuery=T;const pe={
type:"object",required:[],properties:{status:{type:"string",enum:["ACTIVE","SUSPENDED","ARCHIVED"]},include_archived:{type:"\
boolean"},search:{type:"string"},sort_by:{type:"string",enum:["created_at","name"]},sort_dir:{type:"string",enum:["asc",
"desc"]},limit:{type:"integer",minimum:1},cursor:{type:"string"}}};function T(t,{instancePath:i="",parentData:f,parentDataProperty:d,
rootData:y=t,dynamicAnchors:c={}}={}){let m=null,e=0;const o=T.evaluated;if(o.dynamicProps&&(o.props=void 0),o.dynamicItems&&
(o.items=void 0),e===0)if(t&&typeof t=="object"&&!Array.isArray(t)){if(t.status!==void 0){let a=t.status;const r=e;if(typeof a!=
"string")return T.errors=[{instancePath:i+"/status",schemaPath:"#/properties/status/type",keyword:"type",params:{type:"s\
tring"},message:"must be string"}],!1;if(!(a==="ACTIVE"||a==="SUSPENDED"||a==="ARCHIVED"))return T.errors=[{instancePath:i+
"/status",schemaPath:"#/properties/status/enum",keyword:"enum",params:{allowedValues:pe.properties.status.enum},message:"\
must be equal to one of the allowed values"}],!1;var s=r===e}else var s=!0;if(s){if(t.include_archived!==void 0){const a=e;
if(typeof t.include_archived!="boolean")return T.errors=[{instancePath:i+"/include_archived",schemaPath:"#/properties/in\
clude_archived/type",keyword:"type",params:{type:"boolean"},message:"must be boolean"}],!1;var s=a===e}else var s=!0;if(s){
if(t.search!==void 0){const a=e;if(typeof t.search!="string")return T.errors=[{instancePath:i+"/search",schemaPath:"#/pr\
operties/search/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;var s=a===e}else var s=!0;if(s){
if(t.sort_by!==void 0){let a=t.sort_by;const r=e;if(typeof a!="string")return T.errors=[{instancePath:i+"/sort_by",schemaPath:"\
#/properties/sort_by/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;if(!(a==="created_at"||a===
"name"))return T.errors=[{instancePath:i+"/sort_by",schemaPath:"#/properties/sort_by/enum",keyword:"enum",params:{allowedValues:pe.
properties.sort_by.enum},message:"must be equal to one of the allowed values"}],!1;var s=r===e}else var s=!0;if(s){if(t.
sort_dir!==void 0){let a=t.sort_dir;const r=e;if(typeof a!="string")return T.errors=[{instancePath:i+"/sort_dir",schemaPath:"\
#/properties/sort_dir/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;if(!(a==="asc"||a==="des\
c"))return T.errors=[{instancePath:i+"/sort_dir",schemaPath:"#/properties/sort_dir/enum",keyword:"enum",params:{allowedValues:pe.
properties.sort_dir.enum},message:"must be equal to one of the allowed values"}],!1;var s=r===e}else var s=!0;if(s){if(t.
limit!==void 0){let a=t.limit;const r=e;if(!(typeof a=="number"&&!(a%1)&&!isNaN(a)))return T.errors=[{instancePath:i+"/l\
imit",schemaPath:"#/properties/limit/type",keyword:"type",params:{type:"integer"},message:"must be integer"}],!1;if(e===
r&&typeof a=="number"&&(a<1||isNaN(a)))return T.errors=[{instancePath:i+"/limit",schemaPath:"#/properties/limit/minimum",
keyword:"minimum",params:{comparison:">=",limit:1},message:"must be >= 1"}],!1;var s=r===e}else var s=!0;if(s)if(t.cursor!==
void 0){const a=e;if(typeof t.cursor!="string")return T.errors=[{instancePath:i+"/cursor",schemaPath:"#/properties/curso\
r/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;var s=a===e}else var s=!0}}}}}}else return T.
errors=[{instancePath:i,schemaPath:"#/type",keyword:"type",params:{type:"object"},message:"must be object"}],!1;return T.
errors=m,e===0}T.evaluated={props:{status:!0,include_archived:!0,search:!0,sort_by:!0,sort_dir:!0,limit:!0,cursor:!0},dynamicProps:!1,
dynamicItems:!1};export const createProgramBody=L;const ue={type:"object",required:["name"],properties:{name:{type:"stri\
ng",trimmedMin:1,trimmedMax:255},description:{type:["string","null"],trimmedMax:1e3},on_unknown_participant:{type:["stri\
ng","null"],enum:["CREATE","REJECT",null]}}};function L(t,{instancePath:i="",parentData:f,parentDataProperty:d,rootData:y=t,
dynamicAnchors:c={}}={}){let m=null,e=0;const o=L.evaluated;if(o.dynamicProps&&(o.props=void 0),o.dynamicItems&&(o.items=
void 0),e===0)if(t&&typeof t=="object"&&!Array.isArray(t)){let a;if(t.name===void 0&&(a="name"))return L.errors=[{instancePath:i,
schemaPath:"#/required",keyword:"required",params:{missingProperty:a},message:"must have required property '"+a+"'"}],!1;
if(t.name!==void 0){let r=t.name;const n=e;if(e===n)if(typeof r=="string"){if(Array.from(r.trim()).length<1)return L.errors=
[{instancePath:i+"/name",schemaPath:"#/properties/name/trimmedMin",keyword:"trimmedMin",params:{},message:"must have at \
least 1 character, blanks at its ends not counted"}],!1;if(Array.from(r.trim()).length>255)return L.errors=[{instancePath:i+
"/name",schemaPath:"#/properties/name/trimmedMax",keyword:"trimmedMax",params:{},message:"must have at most 255 characte\
rs, blanks at its ends not counted"}],!1}else return L.errors=[{instancePath:i+"/name",schemaPath:"#/properties/name/typ\
e",keyword:"type",params:{type:"string"},message:"must be string"}],!1;var s=n===e}else var s=!0;if(s){if(t.description!==
void 0){let r=t.description;const n=e;if(typeof r!="string"&&r!==null)return L.errors=[{instancePath:i+"/description",schemaPath:"\
#/properties/description/type",keyword:"type",params:{type:ue.properties.description.type},message:"must be string,null"}],
!1;if(e===n&&typeof r=="string"&&Array.from(r.trim()).length>1e3)return L.errors=[{instancePath:i+"/description",schemaPath:"\
#/properties/description/trimmedMax",keyword:"trimmedMax",params:{},message:"must have at most 1000 characters, blanks a\
t its ends not counted"}],!1;var s=n===e}else var s=!0;if(s)if(t.on_unknown_participant!==void 0){let r=t.on_unknown_participant;
const n=e;if(typeof r!="string"&&r!==null)return L.errors=[{instancePath:i+"/on_unknown_participant",schemaPath:"#/prope\
rties/on_unknown_participant/type",keyword:"type",params:{type:ue.properties.on_unknown_participant.type},message:"must \
be string,null"}],!1;if(!(r==="CREATE"||r==="REJECT"||r===null))return L.errors=[{instancePath:i+"/on_unknown_participan\
t",schemaPath:"#/properties/on_unknown_participant/enum",keyword:"enum",params:{allowedValues:ue.properties.on_unknown_participant.
enum},message:"must be equal to one of the allowed values"}],!1;var s=n===e}else var s=!0}}else return L.errors=[{instancePath:i,
schemaPath:"#/type",keyword:"type",params:{type:"object"},message:"must be object"}],!1;return L.errors=m,e===0}L.evaluated=
{props:{name:!0,description:!0,on_unknown_participant:!0},dynamicProps:!1,dynamicItems:!1};export const updateProgramBody=N;
const Q={type:"object",properties:{name:{type:["string","null"],trimmedMin:1,trimmedMax:255},description:{type:["string",
"null"],trimmedMax:1e3},on_unknown_participant:{type:["string","null"],enum:["CREATE","REJECT",null]},status:{type:["str\
ing","null"],enum:["ACTIVE","SUSPENDED","ARCHIVED",null]},redemption_target_type:{type:["string","null"],enum:["SYSTEM_R\
EDEMPTION","SYSTEM_BREAKAGE","LEDGER_ENTITY",null]},redemption_target_entity_id:{type:["string","null"],format:"uuid"}}};
function N(t,{instancePath:i="",parentData:f,parentDataProperty:d,rootData:y=t,dynamicAnchors:c={}}={}){let m=null,e=0;const o=N.
evaluated;if(o.dynamicProps&&(o.props=void 0),o.dynamicItems&&(o.items=void 0),e===0)if(t&&typeof t=="object"&&!Array.isArray(
t)){if(t.name!==void 0){let a=t.name;const r=e;if(typeof a!="string"&&a!==null)return N.errors=[{instancePath:i+"/name",
schemaPath:"#/properties/name/type",keyword:"type",params:{type:Q.properties.name.type},message:"must be string,null"}],
!1;if(e===r&&typeof a=="string"){if(Array.from(a.trim()).length<1)return N.errors=[{instancePath:i+"/name",schemaPath:"#\
/properties/name/trimmedMin",keyword:"trimmedMin",params:{},message:"must have at least 1 character, blanks at its ends \
not counted"}],!1;if(Array.from(a.trim()).length>255)return N.errors=[{instancePath:i+"/name",schemaPath:"#/properties/n\
ame/trimmedMax",keyword:"trimmedMax",params:{},message:"must have at most 255 characters, blanks at its ends not counted"}],
!1}var s=r===e}else var s=!0;if(s){if(t.description!==void 0){let a=t.description;const r=e;if(typeof a!="string"&&a!==null)
return N.errors=[{instancePath:i+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type:Q.
properties.description.type},message:"must be string,null"}],!1;if(e===r&&typeof a=="string"&&Array.from(a.trim()).length>
1e3)return N.errors=[{instancePath:i+"/description",schemaPath:"#/properties/description/trimmedMax",keyword:"trimmedMax",
params:{},message:"must have at most 1000 characters, blanks at its ends not counted"}],!1;var s=r===e}else var s=!0;if(s){
if(t.on_unknown_participant!==void 0){let a=t.on_unknown_participant;const r=e;if(typeof a!="string"&&a!==null)return N.
errors=[{instancePath:i+"/on_unknown_participant",schemaPath:"#/properties/on_unknown_participant/type",keyword:"type",params:{
type:Q.properties.on_unknown_participant.type},message:"must be string,null"}],!1;if(!(a==="CREATE"||a==="REJECT"||a===null))
return N.errors=[{instancePath:i+"/on_unknown_participant",schemaPath:"#/properties/on_unknown_participant/enum",keyword:"\
enum",params:{allowedValues:Q.properties.on_unknown_participant.enum},message:"must be equal to one of the allowed value\
s"}],!1;var s=r===e}else var s=!0;if(s){if(t.status!==void 0){let a=t.status;const r=e;if(typeof a!="string"&&a!==null)return N.
errors=[{instancePath:i+"/status",schemaPath:"#/properties/status/type",keyword:"type",params:{type:Q.properties.status.
type},message:"must be string,null"}],!1;if(!(a==="ACTIVE"||a==="SUSPENDED"||a==="ARCHIVED"||a===null))return N.errors=[
{instancePath:i+"/status",schemaPath:"#/properties/status/enum",keyword:"enum",params:{allowedValues:Q.properties.status.
enum},message:"must be equal to one of the allowed values"}],!1;var s=r===e}else var s=!0;if(s){if(t.redemption_target_type!==
void 0){let a=t.redemption_target_type;const r=e;if(typeof a!="string"&&a!==null)return N.errors=[{instancePath:i+"/rede\
mption_target_type",schemaPath:"#/properties/redemption_target_type/type",keyword:"type",params:{type:Q.properties.redemption_target_type.
type},message:"must be string,null"}],!1;if(!(a==="SYSTEM_REDEMPTION"||a==="SYSTEM_BREAKAGE"||a==="LEDGER_ENTITY"||a===null))
return N.errors=[{instancePath:i+"/redemption_target_type",schemaPath:"#/properties/redemption_target_type/enum",keyword:"\
enum",params:{allowedValues:Q.properties.redemption_target_type.enum},message:"must be equal to one of the allowed value\
s"}],!1;var s=r===e}else var s=!0;if(s)if(t.redemption_target_entity_id!==void 0){let a=t.redemption_target_entity_id;const r=e;
if(typeof a!="string"&&a!==null)return N.errors=[{instancePath:i+"/redemption_target_entity_id",schemaPath:"#/properties\
/redemption_target_entity_id/type",keyword:"type",params:{type:Q.properties.redemption_target_entity_id.type},message:"m\
ust be string,null"}],!1;if(e===r&&e===r&&typeof a=="string"&&!g.test(a))return N.errors=[{instancePath:i+"/redemption_t\
arget_entity_id",schemaPath:"#/properties/redemption_target_entity_id/format",keyword:"format",params:{format:"uuid"},message:'\
must match format "uuid"'}],!1;var s=r===e}else var s=!0}}}}}else return N.errors=[{instancePath:i,schemaPath:"#/type",keyword:"\
type",params:{type:"object"},message:"must be object"}],!1;return N.errors=m,e===0}N.evaluated={props:{name:!0,description:!0,
on_unknown_participant:!0,status:!0,redemption_target_type:!0,redemption_target_entity_id:!0},dynamicProps:!1,dynamicItems:!1};
export const listJournalEntriesQuery=u;const Pe={type:"object",required:[],properties:{program_id:{type:"string",format:"\
uuid"},event_id:{type:"string",format:"uuid"},rule_id:{type:"string",format:"uuid"},participant_id:{type:"string",format:"\
uuid"},external_id:{type:"string"},group_id:{type:"string",format:"uuid"},asset_id:{type:"string",format:"uuid"},bucket:{
type:"string",enum:["AVAILABLE","HELD","DEFERRED"]},from:{type:"string",format:"date-time"},to:{type:"string",format:"da\
te-time"},min_amount:{type:"string",pattern:"^\\d+(\\.\\d+)?$"},max_amount:{type:"string",pattern:"^\\d+(\\.\\d+)?$"},action_type:{
type:"string"},reference_id:{type:"string"},limit:{type:"integer",minimum:1},cursor:{type:"string"}}};function u(t,{instancePath:i="",
parentData:f,parentDataProperty:d,rootData:y=t,dynamicAnchors:c={}}={}){let m=null,e=0;const o=u.evaluated;if(o.dynamicProps&&
(o.props=void 0),o.dynamicItems&&(o.items=void 0),e===0)if(t&&typeof t=="object"&&!Array.isArray(t)){if(t.program_id!==void 0){
let a=t.program_id;const r=e;if(e===r&&e===r)if(typeof a=="string"){if(!g.test(a))return u.errors=[{instancePath:i+"/pro\
gram_id",schemaPath:"#/properties/program_id/format",keyword:"format",params:{format:"uuid"},message:'must match format \
"uuid"'}],!1}else return u.errors=[{instancePath:i+"/program_id",schemaPath:"#/properties/program_id/type",keyword:"type",
params:{type:"string"},message:"must be string"}],!1;var s=r===e}else var s=!0;if(s){if(t.event_id!==void 0){let a=t.event_id;
const r=e;if(e===r&&e===r)if(typeof a=="string"){if(!g.test(a))return u.errors=[{instancePath:i+"/event_id",schemaPath:"\
#/properties/event_id/format",keyword:"format",params:{format:"uuid"},message:'must match format "uuid"'}],!1}else return u.
errors=[{instancePath:i+"/event_id",schemaPath:"#/properties/event_id/type",keyword:"type",params:{type:"string"},message:"\
must be string"}],!1;var s=r===e}else var s=!0;if(s){if(t.rule_id!==void 0){let a=t.rule_id;const r=e;if(e===r&&e===r)if(typeof a==
"string"){if(!g.test(a))return u.errors=[{instancePath:i+"/rule_id",schemaPath:"#/properties/rule_id/format",keyword:"fo\
rmat",params:{format:"uuid"},message:'must match format "uuid"'}],!1}else return u.errors=[{instancePath:i+"/rule_id",schemaPath:"\
#/properties/rule_id/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;var s=r===e}else var s=!0;
if(s){if(t.participant_id!==void 0){let a=t.participant_id;const r=e;if(e===r&&e===r)if(typeof a=="string"){if(!g.test(a))
return u.errors=[{instancePath:i+"/participant_id",schemaPath:"#/properties/participant_id/format",keyword:"format",params:{
format:"uuid"},message:'must match format "uuid"'}],!1}else return u.errors=[{instancePath:i+"/participant_id",schemaPath:"\
#/properties/participant_id/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;var s=r===e}else var s=!0;
if(s){if(t.external_id!==void 0){const a=e;if(typeof t.external_id!="string")return u.errors=[{instancePath:i+"/external\
_id",schemaPath:"#/properties/external_id/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;var s=a===
e}else var s=!0;if(s){if(t.group_id!==void 0){let a=t.group_id;const r=e;if(e===r&&e===r)if(typeof a=="string"){if(!g.test(
a))return u.errors=[{instancePath:i+"/group_id",schemaPath:"#/properties/group_id/format",keyword:"format",params:{format:"\
uuid"},message:'must match format "uuid"'}],!1}else return u.errors=[{instancePath:i+"/group_id",schemaPath:"#/propertie\
s/group_id/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;var s=r===e}else var s=!0;if(s){if(t.
asset_id!==void 0){let a=t.asset_id;const r=e;if(e===r&&e===r)if(typeof a=="string"){if(!g.test(a))return u.errors=[{instancePath:i+
"/asset_id",schemaPath:"#/properties/asset_id/format",keyword:"format",params:{format:"uuid"},message:'must match format\
 "uuid"'}],!1}else return u.errors=[{instancePath:i+"/asset_id",schemaPath:"#/properties/asset_id/type",keyword:"type",params:{
type:"string"},message:"must be string"}],!1;var s=r===e}else var s=!0;if(s){if(t.bucket!==void 0){let a=t.bucket;const r=e;
if(typeof a!="string")return u.errors=[{instancePath:i+"/bucket",schemaPath:"#/properties/bucket/type",keyword:"type",params:{
type:"string"},message:"must be string"}],!1;if(!(a==="AVAILABLE"||a==="HELD"||a==="DEFERRED"))return u.errors=[{instancePath:i+
"/bucket",schemaPath:"#/properties/bucket/enum",keyword:"enum",params:{allowedValues:Pe.properties.bucket.enum},message:"\
must be equal to one of the allowed values"}],!1;var s=r===e}else var s=!0;if(s){if(t.from!==void 0){let a=t.from;const r=e;
if(e===r&&e===r)if(typeof a=="string"){if(!M.test(a))return u.errors=[{instancePath:i+"/from",schemaPath:"#/properties/f\
rom/format",keyword:"format",params:{format:"date-time"},message:'must match format "date-time"'}],!1}else return u.errors=
[{instancePath:i+"/from",schemaPath:"#/properties/from/type",keyword:"type",params:{type:"string"},message:"must be stri\
ng"}],!1;var s=r===e}else var s=!0;if(s){if(t.to!==void 0){let a=t.to;const r=e;if(e===r&&e===r)if(typeof a=="string"){if(!M.
test(a))return u.errors=[{instancePath:i+"/to",schemaPath:"#/properties/to/format",keyword:"format",params:{format:"date\
-time"},message:'must match format "date-time"'}],!1}else return u.errors=[{instancePath:i+"/to",schemaPath:"#/propertie\
s/to/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;var s=r===e}else var s=!0;if(s){if(t.min_amount!==
void 0){let a=t.min_amount;const r=e;if(e===r)if(typeof a=="string"){if(!$.test(a))return u.errors=[{instancePath:i+"/mi\
n_amount",schemaPath:"#/properties/min_amount/pattern",keyword:"pattern",params:{pattern:"^\\d+(\\.\\d+)?$"},message:'mu\
st match pattern "^\\d+(\\.\\d+)?$"'}],!1}else return u.errors=[{instancePath:i+"/min_amount",schemaPath:"#/properties/m\
in_amount/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;var s=r===e}else var s=!0;if(s){if(t.
max_amount!==void 0){let a=t.max_amount;const r=e;if(e===r)if(typeof a=="string"){if(!$.test(a))return u.errors=[{instancePath:i+
"/max_amount",schemaPath:"#/properties/max_amount/pattern",keyword:"pattern",params:{pattern:"^\\d+(\\.\\d+)?$"},message:'\
must match pattern "^\\d+(\\.\\d+)?$"'}],!1}else return u.errors=[{instancePath:i+"/max_amount",schemaPath:"#/properties\
/max_amount/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;var s=r===e}else var s=!0;if(s){if(t.
action_type!==void 0){const a=e;if(typeof t.action_type!="string")return u.errors=[{instancePath:i+"/action_type",schemaPath:"\
#/properties/action_type/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;var s=a===e}else var s=!0;
if(s){if(t.reference_id!==void 0){const a=e;if(typeof t.reference_id!="string")return u.errors=[{instancePath:i+"/refere\
nce_id",schemaPath:"#/properties/reference_id/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;
var s=a===e}else var s=!0;if(s){if(t.limit!==void 0){let a=t.limit;const r=e;if(!(typeof a=="number"&&!(a%1)&&!isNaN(a)))
return u.errors=[{instancePath:i+"/limit",schemaPath:"#/properties/limit/type",keyword:"type",params:{type:"integer"},message:"\
must be integer"}],!1;if(e===r&&typeof a=="number"&&(a<1||isNaN(a)))return u.errors=[{instancePath:i+"/limit",schemaPath:"\
#/properties/limit/minimum",keyword:"minimum",params:{comparison:">=",limit:1},message:"must be >= 1"}],!1;var s=r===e}else
var s=!0;if(s)if(t.cursor!==void 0){const a=e;if(typeof t.cursor!="string")return u.errors=[{instancePath:i+"/cursor",schemaPath:"\
#/properties/cursor/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;var s=a===e}else var s=!0}}}}}}}}}}}}}}}else
return u.errors=[{instancePath:i,schemaPath:"#/type",keyword:"type",params:{type:"object"},message:"must be object"}],!1;
return u.errors=m,e===0}u.evaluated={props:{program_id:!0,event_id:!0,rule_id:!0,participant_id:!0,external_id:!0,group_id:!0,
asset_id:!0,bucket:!0,from:!0,to:!0,min_amount:!0,max_amount:!0,action_type:!0,reference_id:!0,limit:!0,cursor:!0},dynamicProps:!1,
dynamicItems:!1};export const getIntegrityQuery=J;const je={type:"object",required:[],properties:{window:{type:"integer",
minimum:1,maximum:1e4}}};function J(t,{instancePath:i="",parentData:f,parentDataProperty:d,rootData:y=t,dynamicAnchors:c={}}={}){
let m=null,e=0;const o=J.evaluated;if(o.dynamicProps&&(o.props=void 0),o.dynamicItems&&(o.items=void 0),e===0)if(t&&typeof t==
"object"&&!Array.isArray(t)){if(t.window!==void 0){let s=t.window;const a=e;if(!(typeof s=="number"&&!(s%1)&&!isNaN(s)))
return J.errors=[{instancePath:i+"/window",schemaPath:"#/properties/window/type",keyword:"type",params:{type:"integer"},
message:"must be integer"}],!1;if(e===a&&typeof s=="number"){if(s>1e4||isNaN(s))return J.errors=[{instancePath:i+"/windo\
w",schemaPath:"#/properties/window/maximum",keyword:"maximum",params:{comparison:"<=",limit:1e4},message:"must be <= 100\
00"}],!1;if(s<1||isNaN(s))return J.errors=[{instancePath:i+"/window",schemaPath:"#/properties/window/minimum",keyword:"m\
inimum",params:{comparison:">=",limit:1},message:"must be >= 1"}],!1}}}else return J.errors=[{instancePath:i,schemaPath:"\
#/type",keyword:"type",params:{type:"object"},message:"must be object"}],!1;return J.errors=m,e===0}J.evaluated={props:{
window:!0},dynamicProps:!1,dynamicItems:!1};export const sandboxResetBody=W;const xe={type:"object",properties:{seed:{anyOf:[
{enum:["demo","empty",null]},{type:"object"}]}}};function W(t,{instancePath:i="",parentData:f,parentDataProperty:d,rootData:y=t,
dynamicAnchors:c={}}={}){let m=null,e=0;const o=W.evaluated;if(o.dynamicProps&&(o.props=void 0),o.dynamicItems&&(o.items=
void 0),e===0)if(t&&typeof t=="object"&&!Array.isArray(t)){if(t.seed!==void 0){let a=t.seed;const r=e;let n=!1;const p=e;
if(!(a==="demo"||a==="empty"||a===null)){const v={instancePath:i+"/seed",schemaPath:"#/properties/seed/anyOf/0/enum",keyword:"\
enum",params:{allowedValues:xe.properties.seed.anyOf[0].enum},message:"must be equal to one of the allowed values"};m===
null?m=[v]:m.push(v),e++}var s=p===e;n=n||s;const D=e;if(!(a&&typeof a=="object"&&!Array.isArray(a))){const v={instancePath:i+
"/seed",schemaPath:"#/properties/seed/anyOf/1/type",keyword:"type",params:{type:"object"},message:"must be object"};m===
null?m=[v]:m.push(v),e++}var s=D===e;if(n=n||s,n)e=r,m!==null&&(r?m.length=r:m=null);else{const v={instancePath:i+"/seed",
schemaPath:"#/properties/seed/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};return m===null?m=
[v]:m.push(v),e++,W.errors=m,!1}}}else return W.errors=[{instancePath:i,schemaPath:"#/type",keyword:"type",params:{type:"\
object"},message:"must be object"}],!1;return W.errors=m,e===0}W.evaluated={props:{seed:!0},dynamicProps:!1,dynamicItems:!1};
export const moveClockBody=Z;const de={type:"object",properties:{set:{type:["string","null"],format:"date-time"},advance:{
type:["string","null"]}}};function Z(t,{instancePath:i="",parentData:f,parentDataProperty:d,rootData:y=t,dynamicAnchors:c={}}={}){
let m=null,e=0;const o=Z.evaluated;if(o.dynamicProps&&(o.props=void 0),o.dynamicItems&&(o.items=void 0),e===0)if(t&&typeof t==
"object"&&!Array.isArray(t)){if(t.set!==void 0){let a=t.set;const r=e;if(typeof a!="string"&&a!==null)return Z.errors=[{
instancePath:i+"/set",schemaPath:"#/properties/set/type",keyword:"type",params:{type:de.properties.set.type},message:"mu\
st be string,null"}],!1;if(e===r&&e===r&&typeof a=="string"&&!M.test(a))return Z.errors=[{instancePath:i+"/set",schemaPath:"\
#/properties/set/format",keyword:"format",params:{format:"date-time"},message:'must match format "date-time"'}],!1;var s=r===
e}else var s=!0;if(s)if(t.advance!==void 0){let a=t.advance;const r=e;if(typeof a!="string"&&a!==null)return Z.errors=[{
instancePath:i+"/advance",schemaPath:"#/properties/advance/type",keyword:"type",params:{type:de.properties.advance.type},
message:"must be string,null"}],!1;var s=r===e}else var s=!0}else return Z.errors=[{instancePath:i,schemaPath:"#/type",keyword:"\
type",params:{type:"object"},message:"must be object"}],!1;return Z.errors=m,e===0}Z.evaluated={props:{set:!0,advance:!0},
dynamicProps:!1,dynamicItems:!1};export const creditParticipantBody=b;const le={type:"object",required:["program_id","pa\
rticipant_id","asset_id","amount","description"],properties:{program_id:{type:"string",format:"uuid"},participant_id:{type:"\
string",format:"uuid"},asset_id:{type:"string",format:"uuid"},amount:{type:"string",pattern:"^\\d+(\\.\\d+)?$"},description:{
type:"string",trimmedMin:1,trimmedMax:500},expires_at:{type:["string","null"],format:"date-time"},matures_at:{type:["str\
ing","null"],format:"date-time"},reference_id:{type:["string","null"],trimmedMin:1,trimmedMax:255}}};function b(t,{instancePath:i="",
parentData:f,parentDataProperty:d,rootData:y=t,dynamicAnchors:c={}}={}){let m=null,e=0;const o=b.evaluated;if(o.dynamicProps&&
(o.props=void 0),o.dynamicItems&&(o.items=void 0),e===0)if(t&&typeof t=="object"&&!Array.isArray(t)){let a;if(t.program_id===
void 0&&(a="program_id")||t.participant_id===void 0&&(a="participant_id")||t.asset_id===void 0&&(a="asset_id")||t.amount===
void 0&&(a="amount")||t.description===void 0&&(a="description"))return b.errors=[{instancePath:i,schemaPath:"#/required",
keyword:"required",params:{missingProperty:a},message:"must have required property '"+a+"'"}],!1;if(t.program_id!==void 0){
let r=t.program_id;const n=e;if(e===n&&e===n)if(typeof r=="string"){if(!g.test(r))return b.errors=[{instancePath:i+"/pro\
gram_id",schemaPath:"#/properties/program_id/format",keyword:"format",params:{format:"uuid"},message:'must match format \
"uuid"'}],!1}else return b.errors=[{instancePath:i+"/program_id",schemaPath:"#/properties/program_id/type",keyword:"type",
params:{type:"string"},message:"must be string"}],!1;var s=n===e}else var s=!0;if(s){if(t.participant_id!==void 0){let r=t.
participant_id;const n=e;if(e===n&&e===n)if(typeof r=="string"){if(!g.test(r))return b.errors=[{instancePath:i+"/partici\
pant_id",schemaPath:"#/properties/participant_id/format",keyword:"format",params:{format:"uuid"},message:'must match for\
mat "uuid"'}],!1}else return b.errors=[{instancePath:i+"/participant_id",schemaPath:"#/properties/participant_id/type",keyword:"\
type",params:{type:"string"},message:"must be string"}],!1;var s=n===e}else var s=!0;if(s){if(t.asset_id!==void 0){let r=t.
asset_id;const n=e;if(e===n&&e===n)if(typeof r=="string"){if(!g.test(r))return b.errors=[{instancePath:i+"/asset_id",schemaPath:"\
#/properties/asset_id/format",keyword:"format",params:{format:"uuid"},message:'must match format "uuid"'}],!1}else return b.
errors=[{instancePath:i+"/asset_id",schemaPath:"#/properties/asset_id/type",keyword:"type",params:{type:"string"},message:"\
must be string"}],!1;var s=n===e}else var s=!0;if(s){if(t.amount!==void 0){let r=t.amount;const n=e;if(e===n)if(typeof r==
"string"){if(!$.test(r))return b.errors=[{instancePath:i+"/amount",schemaPath:"#/properties/amount/pattern",keyword:"pat\
tern",params:{pattern:"^\\d+(\\.\\d+)?$"},message:'must match pattern "^\\d+(\\.\\d+)?$"'}],!1}else return b.errors=[{instancePath:i+
"/amount",schemaPath:"#/properties/amount/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;var s=n===
e}else var s=!0;if(s){if(t.description!==void 0){let r=t.description;const n=e;if(e===n)if(typeof r=="string"){if(Array.
from(r.trim()).length<1)return b.errors=[{instancePath:i+"/description",schemaPath:"#/properties/description/trimmedMin",
keyword:"trimmedMin",params:{},message:"must have at least 1 character, blanks at its ends not counted"}],!1;if(Array.from(
r.trim()).length>500)return b.errors=[{instancePath:i+"/description",schemaPath:"#/properties/description/trimmedMax",keyword:"\
trimmedMax",params:{},message:"must have at most 500 characters, blanks at its ends not counted"}],!1}else return b.errors=
[{instancePath:i+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type:"string"},message:"\
must be string"}],!1;var s=n===e}else var s=!0;if(s){if(t.expires_at!==void 0){let r=t.expires_at;const n=e;if(typeof r!=
"string"&&r!==null)return b.errors=[{instancePath:i+"/expires_at",schemaPath:"#/properties/expires_at/type",keyword:"typ\
e",params:{type:le.properties.expires_at.type},message:"must be string,null"}],!1;if(e===n&&e===n&&typeof r=="string"&&!M.
test(r))return b.errors=[{instancePath:i+"/expires_at",schemaPath:"#/properties/expires_at/format",keyword:"format",params:{
format:"date-time"},message:'must match format "date-time"'}],!1;var s=n===e}else var s=!0;if(s){if(t.matures_at!==void 0){
let r=t.matures_at;const n=e;if(typeof r!="string"&&r!==null)return b.errors=[{instancePath:i+"/matures_at",schemaPath:"\
#/properties/matures_at/type",keyword:"type",params:{type:le.properties.matures_at.type},message:"must be string,null"}],
!1;if(e===n&&e===n&&typeof r=="string"&&!M.test(r))return b.errors=[{instancePath:i+"/matures_at",schemaPath:"#/properti\
es/matures_at/format",keyword:"format",params:{format:"date-time"},message:'must match format "date-time"'}],!1;var s=n===
e}else var s=!0;if(s)if(t.reference_id!==void 0){let r=t.reference_id;const n=e;if(typeof r!="string"&&r!==null)return b.
errors=[{instancePath:i+"/reference_id",schemaPath:"#/properties/reference_id/type",keyword:"type",params:{type:le.properties.
reference_id.type},message:"must be string,null"}],!1;if(e===n&&typeof r=="string"){if(Array.from(r.trim()).length<1)return b.
errors=[{instancePath:i+"/reference_id",schemaPath:"#/properties/reference_id/trimmedMin",keyword:"trimmedMin",params:{},
message:"must have at least 1 character, blanks at its ends not counted"}],!1;if(Array.from(r.trim()).length>255)return b.
errors=[{instancePath:i+"/reference_id",schemaPath:"#/properties/reference_id/trimmedMax",keyword:"trimmedMax",params:{},
message:"must have at most 255 characters, blanks at its ends not counted"}],!1}var s=n===e}else var s=!0}}}}}}}else return b.
errors=[{instancePath:i,schemaPath:"#/type",keyword:"type",params:{type:"object"},message:"must be object"}],!1;return b.
errors=m,e===0}b.evaluated={props:{program_id:!0,participant_id:!0,asset_id:!0,amount:!0,description:!0,expires_at:!0,matures_at:!0,
reference_id:!0},dynamicProps:!1,dynamicItems:!1};export const previewRequestBody=K;const Ae={type:"object",required:["m\
ethod","path"],properties:{method:{type:"string",enum:["GET","POST","PATCH"]},path:{type:"string"},body:{}}};function K(t,{
instancePath:i="",parentData:f,parentDataProperty:d,rootData:y=t,dynamicAnchors:c={}}={}){let m=null,e=0;const o=K.evaluated;
if(o.dynamicProps&&(o.props=void 0),o.dynamicItems&&(o.items=void 0),e===0)if(t&&typeof t=="object"&&!Array.isArray(t)){
let a;if(t.method===void 0&&(a="method")||t.path===void 0&&(a="path"))return K.errors=[{instancePath:i,schemaPath:"#/req\
uired",keyword:"required",params:{missingProperty:a},message:"must have required property '"+a+"'"}],!1;if(t.method!==void 0){
let r=t.method;const n=e;if(typeof r!="string")return K.errors=[{instancePath:i+"/method",schemaPath:"#/properties/metho\
d/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;if(!(r==="GET"||r==="POST"||r==="PATCH"))return K.
errors=[{instancePath:i+"/method",schemaPath:"#/properties/method/enum",keyword:"enum",params:{allowedValues:Ae.properties.
method.enum},message:"must be equal to one of the allowed values"}],!1;var s=n===e}else var s=!0;if(s)if(t.path!==void 0){
const r=e;if(typeof t.path!="string")return K.errors=[{instancePath:i+"/path",schemaPath:"#/properties/path/type",keyword:"\
type",params:{type:"string"},message:"must be string"}],!1;var s=r===e}else var s=!0}else return K.errors=[{instancePath:i,
schemaPath:"#/type",keyword:"type",params:{type:"object"},message:"must be object"}],!1;return K.errors=m,e===0}K.evaluated=
{props:{method:!0,path:!0,body:!0},dynamicProps:!1,dynamicItems:!1};export const updateSettingsBody=X;const fe={type:"ob\
ject",properties:{restored_expired_lots:{type:["string","null"],enum:["expire","restore","refuse",null]},rate_limit:{type:[
"boolean","null"]}}};function X(t,{instancePath:i="",parentData:f,parentDataProperty:d,rootData:y=t,dynamicAnchors:c={}}={}){
let m=null,e=0;const o=X.evaluated;if(o.dynamicProps&&(o.props=void 0),o.dynamicItems&&(o.items=void 0),e===0)if(t&&typeof t==
"object"&&!Array.isArray(t)){if(t.restored_expired_lots!==void 0){let a=t.restored_expired_lots;const r=e;if(typeof a!="\
string"&&a!==null)return X.errors=[{instancePath:i+"/restored_expired_lots",schemaPath:"#/properties/restored_expired_lo\
ts/type",keyword:"type",params:{type:fe.properties.restored_expired_lots.type},message:"must be string,null"}],!1;if(!(a===
"expire"||a==="restore"||a==="refuse"||a===null))return X.errors=[{instancePath:i+"/restored_expired_lots",schemaPath:"#\
/properties/restored_expired_lots/enum",keyword:"enum",params:{allowedValues:fe.properties.restored_expired_lots.enum},message:"\
must be equal to one of the allowed values"}],!1;var s=r===e}else var s=!0;if(s)if(t.rate_limit!==void 0){let a=t.rate_limit;
const r=e;if(typeof a!="boolean"&&a!==null)return X.errors=[{instancePath:i+"/rate_limit",schemaPath:"#/properties/rate_\
limit/type",keyword:"type",params:{type:fe.properties.rate_limit.type},message:"must be boolean,null"}],!1;var s=r===e}else
var s=!0}else return X.errors=[{instancePath:i,schemaPath:"#/type",keyword:"type",params:{type:"object"},message:"must b\
e object"}],!1;return X.errors=m,e===0}X.evaluated={props:{restored_expired_lots:!0,rate_limit:!0},dynamicProps:!1,dynamicItems:!1};
export const setFaultBody=q;const ae={type:"object",required:["pack"],properties:{pack:{type:"string",enum:["commit-then\
-drop","drop-before-commit","http-429","http-500-before","http-500-after","slow","truncated-body","malformed-json"]},times:{
type:["integer","null"],minimum:1,maximum:1e6},match:{type:["string","null"],trimmedMin:1,trimmedMax:300},delay_ms:{type:[
"integer","null"],minimum:1,maximum:6e5}}};function q(t,{instancePath:i="",parentData:f,parentDataProperty:d,rootData:y=t,
dynamicAnchors:c={}}={}){let m=null,e=0;const o=q.evaluated;if(o.dynamicProps&&(o.props=void 0),o.dynamicItems&&(o.items=
void 0),e===0)if(t&&typeof t=="object"&&!Array.isArray(t)){let a;if(t.pack===void 0&&(a="pack"))return q.errors=[{instancePath:i,
schemaPath:"#/required",keyword:"required",params:{missingProperty:a},message:"must have required property '"+a+"'"}],!1;
if(t.pack!==void 0){let r=t.pack;const n=e;if(typeof r!="string")return q.errors=[{instancePath:i+"/pack",schemaPath:"#/\
properties/pack/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;if(!(r==="commit-then-drop"||r===
"drop-before-commit"||r==="http-429"||r==="http-500-before"||r==="http-500-after"||r==="slow"||r==="truncated-body"||r===
"malformed-json"))return q.errors=[{instancePath:i+"/pack",schemaPath:"#/properties/pack/enum",keyword:"enum",params:{allowedValues:ae.
properties.pack.enum},message:"must be equal to one of the allowed values"}],!1;var s=n===e}else var s=!0;if(s){if(t.times!==
void 0){let r=t.times;const n=e;if(!(typeof r=="number"&&!(r%1)&&!isNaN(r))&&r!==null)return q.errors=[{instancePath:i+"\
/times",schemaPath:"#/properties/times/type",keyword:"type",params:{type:ae.properties.times.type},message:"must be inte\
ger,null"}],!1;if(e===n&&typeof r=="number"){if(r>1e6||isNaN(r))return q.errors=[{instancePath:i+"/times",schemaPath:"#/\
properties/times/maximum",keyword:"maximum",params:{comparison:"<=",limit:1e6},message:"must be <= 1000000"}],!1;if(r<1||
isNaN(r))return q.errors=[{instancePath:i+"/times",schemaPath:"#/properties/times/minimum",keyword:"minimum",params:{comparison:"\
>=",limit:1},message:"must be >= 1"}],!1}var s=n===e}else var s=!0;if(s){if(t.match!==void 0){let r=t.match;const n=e;if(typeof r!=
"string"&&r!==null)return q.errors=[{instancePath:i+"/match",schemaPath:"#/properties/match/type",keyword:"type",params:{
type:ae.properties.match.type},message:"must be string,null"}],!1;if(e===n&&typeof r=="string"){if(Array.from(r.trim()).
length<1)return q.errors=[{instancePath:i+"/match",schemaPath:"#/properties/match/trimmedMin",keyword:"trimmedMin",params:{},
message:"must have at least 1 character, blanks at its ends not counted"}],!1;if(Array.from(r.trim()).length>300)return q.
errors=[{instancePath:i+"/match",schemaPath:"#/properties/match/trimmedMax",keyword:"trimmedMax",params:{},message:"must\
 have at most 300 characters, blanks at its ends not counted"}],!1}var s=n===e}else var s=!0;if(s)if(t.delay_ms!==void 0){
let r=t.delay_ms;const n=e;if(!(typeof r=="number"&&!(r%1)&&!isNaN(r))&&r!==null)return q.errors=[{instancePath:i+"/dela\
y_ms",schemaPath:"#/properties/delay_ms/type",keyword:"type",params:{type:ae.properties.delay_ms.type},message:"must be \
integer,null"}],!1;if(e===n&&typeof r=="number"){if(r>6e5||isNaN(r))return q.errors=[{instancePath:i+"/delay_ms",schemaPath:"\
#/properties/delay_ms/maximum",keyword:"maximum",params:{comparison:"<=",limit:6e5},message:"must be <= 600000"}],!1;if(r<
1||isNaN(r))return q.errors=[{instancePath:i+"/delay_ms",schemaPath:"#/properties/delay_ms/minimum",keyword:"minimum",params:{
comparison:">=",limit:1},message:"must be >= 1"}],!1}var s=n===e}else var s=!0}}}else return q.errors=[{instancePath:i,schemaPath:"\
#/type",keyword:"type",params:{type:"object"},message:"must be object"}],!1;return q.errors=m,e===0}q.evaluated={props:{
pack:!0,times:!0,match:!0,delay_ms:!0},dynamicProps:!1,dynamicItems:!1};export const actOnSnapshotBody=H;const ye={type:"\
object",required:["action","name"],properties:{action:{type:"string",enum:["save","restore","delete"]},name:{type:"strin\
g"},replace:{type:["boolean","null"]}}};function H(t,{instancePath:i="",parentData:f,parentDataProperty:d,rootData:y=t,dynamicAnchors:c={}}={}){
let m=null,e=0;const o=H.evaluated;if(o.dynamicProps&&(o.props=void 0),o.dynamicItems&&(o.items=void 0),e===0)if(t&&typeof t==
"object"&&!Array.isArray(t)){let a;if(t.action===void 0&&(a="action")||t.name===void 0&&(a="name"))return H.errors=[{instancePath:i,
schemaPath:"#/required",keyword:"required",params:{missingProperty:a},message:"must have required property '"+a+"'"}],!1;
if(t.action!==void 0){let r=t.action;const n=e;if(typeof r!="string")return H.errors=[{instancePath:i+"/action",schemaPath:"\
#/properties/action/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;if(!(r==="save"||r==="rest\
ore"||r==="delete"))return H.errors=[{instancePath:i+"/action",schemaPath:"#/properties/action/enum",keyword:"enum",params:{
allowedValues:ye.properties.action.enum},message:"must be equal to one of the allowed values"}],!1;var s=n===e}else var s=!0;
if(s){if(t.name!==void 0){const r=e;if(typeof t.name!="string")return H.errors=[{instancePath:i+"/name",schemaPath:"#/pr\
operties/name/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;var s=r===e}else var s=!0;if(s)if(t.
replace!==void 0){let r=t.replace;const n=e;if(typeof r!="boolean"&&r!==null)return H.errors=[{instancePath:i+"/replace",
schemaPath:"#/properties/replace/type",keyword:"type",params:{type:ye.properties.replace.type},message:"must be boolean,\
null"}],!1;var s=n===e}else var s=!0}}else return H.errors=[{instancePath:i,schemaPath:"#/type",keyword:"type",params:{type:"\
object"},message:"must be object"}],!1;return H.errors=m,e===0}H.evaluated={props:{action:!0,name:!0,replace:!0},dynamicProps:!1,
dynamicItems:!1};export const listAllRedemptionsQuery=C;const Ee={type:"object",required:[],properties:{participant_id:{
type:"string",format:"uuid"},external_id:{type:"string",trimmedMin:1,trimmedMax:255},status:{type:"string",enum:["COMPLE\
TED","PARTIALLY_REVERSED","FULLY_REVERSED"]},limit:{type:"integer",minimum:1},cursor:{type:"string"}}};function C(t,{instancePath:i="",
parentData:f,parentDataProperty:d,rootData:y=t,dynamicAnchors:c={}}={}){let m=null,e=0;const o=C.evaluated;if(o.dynamicProps&&
(o.props=void 0),o.dynamicItems&&(o.items=void 0),e===0)if(t&&typeof t=="object"&&!Array.isArray(t)){if(t.participant_id!==
void 0){let a=t.participant_id;const r=e;if(e===r&&e===r)if(typeof a=="string"){if(!g.test(a))return C.errors=[{instancePath:i+
"/participant_id",schemaPath:"#/properties/participant_id/format",keyword:"format",params:{format:"uuid"},message:'must \
match format "uuid"'}],!1}else return C.errors=[{instancePath:i+"/participant_id",schemaPath:"#/properties/participant_i\
d/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;var s=r===e}else var s=!0;if(s){if(t.external_id!==
void 0){let a=t.external_id;const r=e;if(e===r)if(typeof a=="string"){if(Array.from(a.trim()).length<1)return C.errors=[
{instancePath:i+"/external_id",schemaPath:"#/properties/external_id/trimmedMin",keyword:"trimmedMin",params:{},message:"\
must have at least 1 character, blanks at its ends not counted"}],!1;if(Array.from(a.trim()).length>255)return C.errors=
[{instancePath:i+"/external_id",schemaPath:"#/properties/external_id/trimmedMax",keyword:"trimmedMax",params:{},message:"\
must have at most 255 characters, blanks at its ends not counted"}],!1}else return C.errors=[{instancePath:i+"/external_\
id",schemaPath:"#/properties/external_id/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;var s=r===
e}else var s=!0;if(s){if(t.status!==void 0){let a=t.status;const r=e;if(typeof a!="string")return C.errors=[{instancePath:i+
"/status",schemaPath:"#/properties/status/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;if(!(a===
"COMPLETED"||a==="PARTIALLY_REVERSED"||a==="FULLY_REVERSED"))return C.errors=[{instancePath:i+"/status",schemaPath:"#/pr\
operties/status/enum",keyword:"enum",params:{allowedValues:Ee.properties.status.enum},message:"must be equal to one of t\
he allowed values"}],!1;var s=r===e}else var s=!0;if(s){if(t.limit!==void 0){let a=t.limit;const r=e;if(!(typeof a=="num\
ber"&&!(a%1)&&!isNaN(a)))return C.errors=[{instancePath:i+"/limit",schemaPath:"#/properties/limit/type",keyword:"type",params:{
type:"integer"},message:"must be integer"}],!1;if(e===r&&typeof a=="number"&&(a<1||isNaN(a)))return C.errors=[{instancePath:i+
"/limit",schemaPath:"#/properties/limit/minimum",keyword:"minimum",params:{comparison:">=",limit:1},message:"must be >= \
1"}],!1;var s=r===e}else var s=!0;if(s)if(t.cursor!==void 0){const a=e;if(typeof t.cursor!="string")return C.errors=[{instancePath:i+
"/cursor",schemaPath:"#/properties/cursor/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;var s=a===
e}else var s=!0}}}}else return C.errors=[{instancePath:i,schemaPath:"#/type",keyword:"type",params:{type:"object"},message:"\
must be object"}],!1;return C.errors=m,e===0}C.evaluated={props:{participant_id:!0,external_id:!0,status:!0,limit:!0,cursor:!0},
dynamicProps:!1,dynamicItems:!1};
