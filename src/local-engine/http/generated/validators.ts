// Generated from the contract by `npm run generate`. Never edited, formatted or linted.
// @ts-nocheck
"use strict";export const reverseRedemptionBody=j;const ae={type:"object",required:["reason"],properties:{reason:{type:"string",trimmedMin:1,
trimmedMax:500},amount:{type:["string","null"],pattern:"^\\d+(\\.\\d+)?$"},quantity:{type:["integer","null"],minimum:1,maximum:9007199254740991},
idempotency_key:{type:["string","null"],trimmedMin:1,trimmedMax:255}}},L=new RegExp("^\\d+(\\.\\d+)?$","u");function j(t,{
instancePath:i="",parentData:l,parentDataProperty:f,rootData:d=t,dynamicAnchors:y={}}={}){let m=null,e=0;const o=j.evaluated;
if(o.dynamicProps&&(o.props=void 0),o.dynamicItems&&(o.items=void 0),e===0)if(t&&typeof t=="object"&&!Array.isArray(t)){
let a;if(t.reason===void 0&&(a="reason"))return j.errors=[{instancePath:i,schemaPath:"#/required",keyword:"required",params:{
missingProperty:a},message:"must have required property '"+a+"'"}],!1;if(t.reason!==void 0){let r=t.reason;const n=e;if(e===
n)if(typeof r=="string"){if(Array.from(r.trim()).length<1)return j.errors=[{instancePath:i+"/reason",schemaPath:"#/prope\
rties/reason/trimmedMin",keyword:"trimmedMin",params:{},message:"must have at least 1 character, not counting spaces at \
its start and end"}],!1;if(Array.from(r.trim()).length>500)return j.errors=[{instancePath:i+"/reason",schemaPath:"#/prop\
erties/reason/trimmedMax",keyword:"trimmedMax",params:{},message:"must have at most 500 characters, not counting spaces \
at its start and end"}],!1}else return j.errors=[{instancePath:i+"/reason",schemaPath:"#/properties/reason/type",keyword:"\
type",params:{type:"string"},message:"must be string"}],!1;var s=n===e}else var s=!0;if(s){if(t.amount!==void 0){let r=t.
amount;const n=e;if(typeof r!="string"&&r!==null)return j.errors=[{instancePath:i+"/amount",schemaPath:"#/properties/amo\
unt/type",keyword:"type",params:{type:ae.properties.amount.type},message:"must be string,null"}],!1;if(e===n&&typeof r==
"string"&&!L.test(r))return j.errors=[{instancePath:i+"/amount",schemaPath:"#/properties/amount/pattern",keyword:"patter\
n",params:{pattern:"^\\d+(\\.\\d+)?$"},message:'must match pattern "^\\d+(\\.\\d+)?$"'}],!1;var s=n===e}else var s=!0;if(s){
if(t.quantity!==void 0){let r=t.quantity;const n=e;if(!(typeof r=="number"&&!(r%1)&&!isNaN(r))&&r!==null)return j.errors=
[{instancePath:i+"/quantity",schemaPath:"#/properties/quantity/type",keyword:"type",params:{type:ae.properties.quantity.
type},message:"must be integer,null"}],!1;if(e===n&&typeof r=="number"){if(r>9007199254740991||isNaN(r))return j.errors=
[{instancePath:i+"/quantity",schemaPath:"#/properties/quantity/maximum",keyword:"maximum",params:{comparison:"<=",limit:9007199254740991},
message:"must be <= 9007199254740991"}],!1;if(r<1||isNaN(r))return j.errors=[{instancePath:i+"/quantity",schemaPath:"#/p\
roperties/quantity/minimum",keyword:"minimum",params:{comparison:">=",limit:1},message:"must be >= 1"}],!1}var s=n===e}else
var s=!0;if(s)if(t.idempotency_key!==void 0){let r=t.idempotency_key;const n=e;if(typeof r!="string"&&r!==null)return j.
errors=[{instancePath:i+"/idempotency_key",schemaPath:"#/properties/idempotency_key/type",keyword:"type",params:{type:ae.
properties.idempotency_key.type},message:"must be string,null"}],!1;if(e===n&&typeof r=="string"){if(Array.from(r.trim()).
length<1)return j.errors=[{instancePath:i+"/idempotency_key",schemaPath:"#/properties/idempotency_key/trimmedMin",keyword:"\
trimmedMin",params:{},message:"must have at least 1 character, not counting spaces at its start and end"}],!1;if(Array.from(
r.trim()).length>255)return j.errors=[{instancePath:i+"/idempotency_key",schemaPath:"#/properties/idempotency_key/trimme\
dMax",keyword:"trimmedMax",params:{},message:"must have at most 255 characters, not counting spaces at its start and end"}],
!1}var s=n===e}else var s=!0}}}else return j.errors=[{instancePath:i,schemaPath:"#/type",keyword:"type",params:{type:"ob\
ject"},message:"must be object"}],!1;return j.errors=m,e===0}j.evaluated={props:{reason:!0,amount:!0,quantity:!0,idempotency_key:!0},
dynamicProps:!1,dynamicItems:!1};export const listReversalsQuery=K;const De={type:"object",required:[],properties:{limit:{
type:"integer",minimum:1},cursor:{type:"string"}}};function K(t,{instancePath:i="",parentData:l,parentDataProperty:f,rootData:d=t,
dynamicAnchors:y={}}={}){let m=null,e=0;const o=K.evaluated;if(o.dynamicProps&&(o.props=void 0),o.dynamicItems&&(o.items=
void 0),e===0)if(t&&typeof t=="object"&&!Array.isArray(t)){if(t.limit!==void 0){let a=t.limit;const r=e;if(!(typeof a=="\
number"&&!(a%1)&&!isNaN(a)))return K.errors=[{instancePath:i+"/limit",schemaPath:"#/properties/limit/type",keyword:"type",
params:{type:"integer"},message:"must be integer"}],!1;if(e===r&&typeof a=="number"&&(a<1||isNaN(a)))return K.errors=[{instancePath:i+
"/limit",schemaPath:"#/properties/limit/minimum",keyword:"minimum",params:{comparison:">=",limit:1},message:"must be >= \
1"}],!1;var s=r===e}else var s=!0;if(s)if(t.cursor!==void 0){const a=e;if(typeof t.cursor!="string")return K.errors=[{instancePath:i+
"/cursor",schemaPath:"#/properties/cursor/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;var s=a===
e}else var s=!0}else return K.errors=[{instancePath:i,schemaPath:"#/type",keyword:"type",params:{type:"object"},message:"\
must be object"}],!1;return K.errors=m,e===0}K.evaluated={props:{limit:!0,cursor:!0},dynamicProps:!1,dynamicItems:!1};export const listRedemptionsQuery=I;
const ge={type:"object",required:[],properties:{status:{type:"string",enum:["COMPLETED","PARTIALLY_REVERSED","FULLY_REVE\
RSED"]},reward_catalog_item_id:{type:"string",format:"uuid"},from:{type:"string",format:"date-time"},to:{type:"string",format:"\
date-time"},limit:{type:"integer",minimum:1},cursor:{type:"string"}}},g=/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i,
E=/^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}:\d{2}(\.\d+)?([Zz]|[+-]\d{2}:\d{2})$/;function I(t,{instancePath:i="",parentData:l,
parentDataProperty:f,rootData:d=t,dynamicAnchors:y={}}={}){let m=null,e=0;const o=I.evaluated;if(o.dynamicProps&&(o.props=
void 0),o.dynamicItems&&(o.items=void 0),e===0)if(t&&typeof t=="object"&&!Array.isArray(t)){if(t.status!==void 0){let a=t.
status;const r=e;if(typeof a!="string")return I.errors=[{instancePath:i+"/status",schemaPath:"#/properties/status/type",
keyword:"type",params:{type:"string"},message:"must be string"}],!1;if(!(a==="COMPLETED"||a==="PARTIALLY_REVERSED"||a===
"FULLY_REVERSED"))return I.errors=[{instancePath:i+"/status",schemaPath:"#/properties/status/enum",keyword:"enum",params:{
allowedValues:ge.properties.status.enum},message:"must be equal to one of the allowed values"}],!1;var s=r===e}else var s=!0;
if(s){if(t.reward_catalog_item_id!==void 0){let a=t.reward_catalog_item_id;const r=e;if(e===r&&e===r)if(typeof a=="strin\
g"){if(!g.test(a))return I.errors=[{instancePath:i+"/reward_catalog_item_id",schemaPath:"#/properties/reward_catalog_ite\
m_id/format",keyword:"format",params:{format:"uuid"},message:'must match format "uuid"'}],!1}else return I.errors=[{instancePath:i+
"/reward_catalog_item_id",schemaPath:"#/properties/reward_catalog_item_id/type",keyword:"type",params:{type:"string"},message:"\
must be string"}],!1;var s=r===e}else var s=!0;if(s){if(t.from!==void 0){let a=t.from;const r=e;if(e===r&&e===r)if(typeof a==
"string"){if(!E.test(a))return I.errors=[{instancePath:i+"/from",schemaPath:"#/properties/from/format",keyword:"format",
params:{format:"date-time"},message:'must match format "date-time"'}],!1}else return I.errors=[{instancePath:i+"/from",schemaPath:"\
#/properties/from/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;var s=r===e}else var s=!0;if(s){
if(t.to!==void 0){let a=t.to;const r=e;if(e===r&&e===r)if(typeof a=="string"){if(!E.test(a))return I.errors=[{instancePath:i+
"/to",schemaPath:"#/properties/to/format",keyword:"format",params:{format:"date-time"},message:'must match format "date-\
time"'}],!1}else return I.errors=[{instancePath:i+"/to",schemaPath:"#/properties/to/type",keyword:"type",params:{type:"s\
tring"},message:"must be string"}],!1;var s=r===e}else var s=!0;if(s){if(t.limit!==void 0){let a=t.limit;const r=e;if(!(typeof a==
"number"&&!(a%1)&&!isNaN(a)))return I.errors=[{instancePath:i+"/limit",schemaPath:"#/properties/limit/type",keyword:"typ\
e",params:{type:"integer"},message:"must be integer"}],!1;if(e===r&&typeof a=="number"&&(a<1||isNaN(a)))return I.errors=
[{instancePath:i+"/limit",schemaPath:"#/properties/limit/minimum",keyword:"minimum",params:{comparison:">=",limit:1},message:"\
must be >= 1"}],!1;var s=r===e}else var s=!0;if(s)if(t.cursor!==void 0){const a=e;if(typeof t.cursor!="string")return I.
errors=[{instancePath:i+"/cursor",schemaPath:"#/properties/cursor/type",keyword:"type",params:{type:"string"},message:"m\
ust be string"}],!1;var s=a===e}else var s=!0}}}}}else return I.errors=[{instancePath:i,schemaPath:"#/type",keyword:"typ\
e",params:{type:"object"},message:"must be object"}],!1;return I.errors=m,e===0}I.evaluated={props:{status:!0,reward_catalog_item_id:!0,
from:!0,to:!0,limit:!0,cursor:!0},dynamicProps:!1,dynamicItems:!1};export const redeemRawBody=D;const he={type:"object",
required:["program_id","asset_id","amount","description"],properties:{program_id:{type:"string",format:"uuid"},asset_id:{
type:"string",format:"uuid"},amount:{type:"string",pattern:"^\\d+(\\.\\d+)?$"},description:{type:"string",trimmedMin:1,trimmedMax:500},
idempotency_key:{type:["string","null"],trimmedMin:1,trimmedMax:255}}};function D(t,{instancePath:i="",parentData:l,parentDataProperty:f,
rootData:d=t,dynamicAnchors:y={}}={}){let m=null,e=0;const o=D.evaluated;if(o.dynamicProps&&(o.props=void 0),o.dynamicItems&&
(o.items=void 0),e===0)if(t&&typeof t=="object"&&!Array.isArray(t)){let a;if(t.program_id===void 0&&(a="program_id")||t.
asset_id===void 0&&(a="asset_id")||t.amount===void 0&&(a="amount")||t.description===void 0&&(a="description"))return D.errors=
[{instancePath:i,schemaPath:"#/required",keyword:"required",params:{missingProperty:a},message:"must have required prope\
rty '"+a+"'"}],!1;if(t.program_id!==void 0){let r=t.program_id;const n=e;if(e===n&&e===n)if(typeof r=="string"){if(!g.test(
r))return D.errors=[{instancePath:i+"/program_id",schemaPath:"#/properties/program_id/format",keyword:"format",params:{format:"\
uuid"},message:'must match format "uuid"'}],!1}else return D.errors=[{instancePath:i+"/program_id",schemaPath:"#/propert\
ies/program_id/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;var s=n===e}else var s=!0;if(s){
if(t.asset_id!==void 0){let r=t.asset_id;const n=e;if(e===n&&e===n)if(typeof r=="string"){if(!g.test(r))return D.errors=
[{instancePath:i+"/asset_id",schemaPath:"#/properties/asset_id/format",keyword:"format",params:{format:"uuid"},message:'\
must match format "uuid"'}],!1}else return D.errors=[{instancePath:i+"/asset_id",schemaPath:"#/properties/asset_id/type",
keyword:"type",params:{type:"string"},message:"must be string"}],!1;var s=n===e}else var s=!0;if(s){if(t.amount!==void 0){
let r=t.amount;const n=e;if(e===n)if(typeof r=="string"){if(!L.test(r))return D.errors=[{instancePath:i+"/amount",schemaPath:"\
#/properties/amount/pattern",keyword:"pattern",params:{pattern:"^\\d+(\\.\\d+)?$"},message:'must match pattern "^\\d+(\\.\\\
d+)?$"'}],!1}else return D.errors=[{instancePath:i+"/amount",schemaPath:"#/properties/amount/type",keyword:"type",params:{
type:"string"},message:"must be string"}],!1;var s=n===e}else var s=!0;if(s){if(t.description!==void 0){let r=t.description;
const n=e;if(e===n)if(typeof r=="string"){if(Array.from(r.trim()).length<1)return D.errors=[{instancePath:i+"/descriptio\
n",schemaPath:"#/properties/description/trimmedMin",keyword:"trimmedMin",params:{},message:"must have at least 1 charact\
er, not counting spaces at its start and end"}],!1;if(Array.from(r.trim()).length>500)return D.errors=[{instancePath:i+"\
/description",schemaPath:"#/properties/description/trimmedMax",keyword:"trimmedMax",params:{},message:"must have at most\
 500 characters, not counting spaces at its start and end"}],!1}else return D.errors=[{instancePath:i+"/description",schemaPath:"\
#/properties/description/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;var s=n===e}else var s=!0;
if(s)if(t.idempotency_key!==void 0){let r=t.idempotency_key;const n=e;if(typeof r!="string"&&r!==null)return D.errors=[{
instancePath:i+"/idempotency_key",schemaPath:"#/properties/idempotency_key/type",keyword:"type",params:{type:he.properties.
idempotency_key.type},message:"must be string,null"}],!1;if(e===n&&typeof r=="string"){if(Array.from(r.trim()).length<1)
return D.errors=[{instancePath:i+"/idempotency_key",schemaPath:"#/properties/idempotency_key/trimmedMin",keyword:"trimme\
dMin",params:{},message:"must have at least 1 character, not counting spaces at its start and end"}],!1;if(Array.from(r.
trim()).length>255)return D.errors=[{instancePath:i+"/idempotency_key",schemaPath:"#/properties/idempotency_key/trimmedM\
ax",keyword:"trimmedMax",params:{},message:"must have at most 255 characters, not counting spaces at its start and end"}],
!1}var s=n===e}else var s=!0}}}}else return D.errors=[{instancePath:i,schemaPath:"#/type",keyword:"type",params:{type:"o\
bject"},message:"must be object"}],!1;return D.errors=m,e===0}D.evaluated={props:{program_id:!0,asset_id:!0,amount:!0,description:!0,
idempotency_key:!0},dynamicProps:!1,dynamicItems:!1};export const redeemItemBody=P;const ee={type:"object",required:["pr\
ogram_id","reward_id"],properties:{program_id:{type:"string",format:"uuid"},reward_id:{type:"string",format:"uuid"},quantity:{
type:["integer","null"],minimum:1,maximum:9007199254740991},amount:{type:["string","null"],pattern:"^\\d+(\\.\\d+)?$"},description:{
type:["string","null"],trimmedMax:500},idempotency_key:{type:["string","null"],trimmedMin:1,trimmedMax:255}}};function P(t,{
instancePath:i="",parentData:l,parentDataProperty:f,rootData:d=t,dynamicAnchors:y={}}={}){let m=null,e=0;const o=P.evaluated;
if(o.dynamicProps&&(o.props=void 0),o.dynamicItems&&(o.items=void 0),e===0)if(t&&typeof t=="object"&&!Array.isArray(t)){
let a;if(t.program_id===void 0&&(a="program_id")||t.reward_id===void 0&&(a="reward_id"))return P.errors=[{instancePath:i,
schemaPath:"#/required",keyword:"required",params:{missingProperty:a},message:"must have required property '"+a+"'"}],!1;
if(t.program_id!==void 0){let r=t.program_id;const n=e;if(e===n&&e===n)if(typeof r=="string"){if(!g.test(r))return P.errors=
[{instancePath:i+"/program_id",schemaPath:"#/properties/program_id/format",keyword:"format",params:{format:"uuid"},message:'\
must match format "uuid"'}],!1}else return P.errors=[{instancePath:i+"/program_id",schemaPath:"#/properties/program_id/t\
ype",keyword:"type",params:{type:"string"},message:"must be string"}],!1;var s=n===e}else var s=!0;if(s){if(t.reward_id!==
void 0){let r=t.reward_id;const n=e;if(e===n&&e===n)if(typeof r=="string"){if(!g.test(r))return P.errors=[{instancePath:i+
"/reward_id",schemaPath:"#/properties/reward_id/format",keyword:"format",params:{format:"uuid"},message:'must match form\
at "uuid"'}],!1}else return P.errors=[{instancePath:i+"/reward_id",schemaPath:"#/properties/reward_id/type",keyword:"typ\
e",params:{type:"string"},message:"must be string"}],!1;var s=n===e}else var s=!0;if(s){if(t.quantity!==void 0){let r=t.
quantity;const n=e;if(!(typeof r=="number"&&!(r%1)&&!isNaN(r))&&r!==null)return P.errors=[{instancePath:i+"/quantity",schemaPath:"\
#/properties/quantity/type",keyword:"type",params:{type:ee.properties.quantity.type},message:"must be integer,null"}],!1;
if(e===n&&typeof r=="number"){if(r>9007199254740991||isNaN(r))return P.errors=[{instancePath:i+"/quantity",schemaPath:"#\
/properties/quantity/maximum",keyword:"maximum",params:{comparison:"<=",limit:9007199254740991},message:"must be <= 9007\
199254740991"}],!1;if(r<1||isNaN(r))return P.errors=[{instancePath:i+"/quantity",schemaPath:"#/properties/quantity/minim\
um",keyword:"minimum",params:{comparison:">=",limit:1},message:"must be >= 1"}],!1}var s=n===e}else var s=!0;if(s){if(t.
amount!==void 0){let r=t.amount;const n=e;if(typeof r!="string"&&r!==null)return P.errors=[{instancePath:i+"/amount",schemaPath:"\
#/properties/amount/type",keyword:"type",params:{type:ee.properties.amount.type},message:"must be string,null"}],!1;if(e===
n&&typeof r=="string"&&!L.test(r))return P.errors=[{instancePath:i+"/amount",schemaPath:"#/properties/amount/pattern",keyword:"\
pattern",params:{pattern:"^\\d+(\\.\\d+)?$"},message:'must match pattern "^\\d+(\\.\\d+)?$"'}],!1;var s=n===e}else var s=!0;
if(s){if(t.description!==void 0){let r=t.description;const n=e;if(typeof r!="string"&&r!==null)return P.errors=[{instancePath:i+
"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type:ee.properties.description.type},message:"\
must be string,null"}],!1;if(e===n&&typeof r=="string"&&Array.from(r.trim()).length>500)return P.errors=[{instancePath:i+
"/description",schemaPath:"#/properties/description/trimmedMax",keyword:"trimmedMax",params:{},message:"must have at mos\
t 500 characters, not counting spaces at its start and end"}],!1;var s=n===e}else var s=!0;if(s)if(t.idempotency_key!==void 0){
let r=t.idempotency_key;const n=e;if(typeof r!="string"&&r!==null)return P.errors=[{instancePath:i+"/idempotency_key",schemaPath:"\
#/properties/idempotency_key/type",keyword:"type",params:{type:ee.properties.idempotency_key.type},message:"must be stri\
ng,null"}],!1;if(e===n&&typeof r=="string"){if(Array.from(r.trim()).length<1)return P.errors=[{instancePath:i+"/idempote\
ncy_key",schemaPath:"#/properties/idempotency_key/trimmedMin",keyword:"trimmedMin",params:{},message:"must have at least\
 1 character, not counting spaces at its start and end"}],!1;if(Array.from(r.trim()).length>255)return P.errors=[{instancePath:i+
"/idempotency_key",schemaPath:"#/properties/idempotency_key/trimmedMax",keyword:"trimmedMax",params:{},message:"must hav\
e at most 255 characters, not counting spaces at its start and end"}],!1}var s=n===e}else var s=!0}}}}}else return P.errors=
[{instancePath:i,schemaPath:"#/type",keyword:"type",params:{type:"object"},message:"must be object"}],!1;return P.errors=
m,e===0}P.evaluated={props:{program_id:!0,reward_id:!0,quantity:!0,amount:!0,description:!0,idempotency_key:!0},dynamicProps:!1,
dynamicItems:!1};export const listParticipantsQuery=b;const ie={type:"object",required:[],properties:{external_id:{type:"\
string"},program_id:{type:"string",format:"uuid"},status:{type:"string",enum:["ACTIVE","SUSPENDED","CLOSED"]},search:{type:"\
string"},from:{type:"string",format:"date-time"},to:{type:"string",format:"date-time"},sort_by:{type:"string",enum:["cre\
ated_at","external_id","status"]},sort_dir:{type:"string",enum:["asc","desc"]},limit:{type:"integer",minimum:1},cursor:{
type:"string"}}};function b(t,{instancePath:i="",parentData:l,parentDataProperty:f,rootData:d=t,dynamicAnchors:y={}}={}){
let m=null,e=0;const o=b.evaluated;if(o.dynamicProps&&(o.props=void 0),o.dynamicItems&&(o.items=void 0),e===0)if(t&&typeof t==
"object"&&!Array.isArray(t)){if(t.external_id!==void 0){const a=e;if(typeof t.external_id!="string")return b.errors=[{instancePath:i+
"/external_id",schemaPath:"#/properties/external_id/type",keyword:"type",params:{type:"string"},message:"must be string"}],
!1;var s=a===e}else var s=!0;if(s){if(t.program_id!==void 0){let a=t.program_id;const r=e;if(e===r&&e===r)if(typeof a=="\
string"){if(!g.test(a))return b.errors=[{instancePath:i+"/program_id",schemaPath:"#/properties/program_id/format",keyword:"\
format",params:{format:"uuid"},message:'must match format "uuid"'}],!1}else return b.errors=[{instancePath:i+"/program_i\
d",schemaPath:"#/properties/program_id/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;var s=r===
e}else var s=!0;if(s){if(t.status!==void 0){let a=t.status;const r=e;if(typeof a!="string")return b.errors=[{instancePath:i+
"/status",schemaPath:"#/properties/status/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;if(!(a===
"ACTIVE"||a==="SUSPENDED"||a==="CLOSED"))return b.errors=[{instancePath:i+"/status",schemaPath:"#/properties/status/enum",
keyword:"enum",params:{allowedValues:ie.properties.status.enum},message:"must be equal to one of the allowed values"}],!1;
var s=r===e}else var s=!0;if(s){if(t.search!==void 0){const a=e;if(typeof t.search!="string")return b.errors=[{instancePath:i+
"/search",schemaPath:"#/properties/search/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;var s=a===
e}else var s=!0;if(s){if(t.from!==void 0){let a=t.from;const r=e;if(e===r&&e===r)if(typeof a=="string"){if(!E.test(a))return b.
errors=[{instancePath:i+"/from",schemaPath:"#/properties/from/format",keyword:"format",params:{format:"date-time"},message:'\
must match format "date-time"'}],!1}else return b.errors=[{instancePath:i+"/from",schemaPath:"#/properties/from/type",keyword:"\
type",params:{type:"string"},message:"must be string"}],!1;var s=r===e}else var s=!0;if(s){if(t.to!==void 0){let a=t.to;
const r=e;if(e===r&&e===r)if(typeof a=="string"){if(!E.test(a))return b.errors=[{instancePath:i+"/to",schemaPath:"#/prop\
erties/to/format",keyword:"format",params:{format:"date-time"},message:'must match format "date-time"'}],!1}else return b.
errors=[{instancePath:i+"/to",schemaPath:"#/properties/to/type",keyword:"type",params:{type:"string"},message:"must be s\
tring"}],!1;var s=r===e}else var s=!0;if(s){if(t.sort_by!==void 0){let a=t.sort_by;const r=e;if(typeof a!="string")return b.
errors=[{instancePath:i+"/sort_by",schemaPath:"#/properties/sort_by/type",keyword:"type",params:{type:"string"},message:"\
must be string"}],!1;if(!(a==="created_at"||a==="external_id"||a==="status"))return b.errors=[{instancePath:i+"/sort_by",
schemaPath:"#/properties/sort_by/enum",keyword:"enum",params:{allowedValues:ie.properties.sort_by.enum},message:"must be\
 equal to one of the allowed values"}],!1;var s=r===e}else var s=!0;if(s){if(t.sort_dir!==void 0){let a=t.sort_dir;const r=e;
if(typeof a!="string")return b.errors=[{instancePath:i+"/sort_dir",schemaPath:"#/properties/sort_dir/type",keyword:"type",
params:{type:"string"},message:"must be string"}],!1;if(!(a==="asc"||a==="desc"))return b.errors=[{instancePath:i+"/sort\
_dir",schemaPath:"#/properties/sort_dir/enum",keyword:"enum",params:{allowedValues:ie.properties.sort_dir.enum},message:"\
must be equal to one of the allowed values"}],!1;var s=r===e}else var s=!0;if(s){if(t.limit!==void 0){let a=t.limit;const r=e;
if(!(typeof a=="number"&&!(a%1)&&!isNaN(a)))return b.errors=[{instancePath:i+"/limit",schemaPath:"#/properties/limit/typ\
e",keyword:"type",params:{type:"integer"},message:"must be integer"}],!1;if(e===r&&typeof a=="number"&&(a<1||isNaN(a)))return b.
errors=[{instancePath:i+"/limit",schemaPath:"#/properties/limit/minimum",keyword:"minimum",params:{comparison:">=",limit:1},
message:"must be >= 1"}],!1;var s=r===e}else var s=!0;if(s)if(t.cursor!==void 0){const a=e;if(typeof t.cursor!="string")
return b.errors=[{instancePath:i+"/cursor",schemaPath:"#/properties/cursor/type",keyword:"type",params:{type:"string"},message:"\
must be string"}],!1;var s=a===e}else var s=!0}}}}}}}}}else return b.errors=[{instancePath:i,schemaPath:"#/type",keyword:"\
type",params:{type:"object"},message:"must be object"}],!1;return b.errors=m,e===0}b.evaluated={props:{external_id:!0,program_id:!0,
status:!0,search:!0,from:!0,to:!0,sort_by:!0,sort_dir:!0,limit:!0,cursor:!0},dynamicProps:!1,dynamicItems:!1};export const upsertParticipantBody=_;
const B={type:"object",required:["external_id"],properties:{external_id:{type:"string",trimmedMin:1,trimmedMax:255},program_id:{
type:["string","null"],format:"uuid"},status:{type:["string","null"],enum:["ACTIVE","SUSPENDED","CLOSED",null]},attributes:{
type:["object","null"],additionalProperties:!0},tags:{type:["array","null"],items:{type:"string"}},email:{type:["string",
"null"],trimmedMax:255},phone:{type:["string","null"],trimmedMax:50},first_name:{type:["string","null"],trimmedMax:255},
last_name:{type:["string","null"],trimmedMax:255},display_name:{type:["string","null"],trimmedMax:255}}};function _(t,{instancePath:i="",
parentData:l,parentDataProperty:f,rootData:d=t,dynamicAnchors:y={}}={}){let m=null,e=0;const o=_.evaluated;if(o.dynamicProps&&
(o.props=void 0),o.dynamicItems&&(o.items=void 0),e===0)if(t&&typeof t=="object"&&!Array.isArray(t)){let r;if(t.external_id===
void 0&&(r="external_id"))return _.errors=[{instancePath:i,schemaPath:"#/required",keyword:"required",params:{missingProperty:r},
message:"must have required property '"+r+"'"}],!1;if(t.external_id!==void 0){let n=t.external_id;const c=e;if(e===c)if(typeof n==
"string"){if(Array.from(n.trim()).length<1)return _.errors=[{instancePath:i+"/external_id",schemaPath:"#/properties/exte\
rnal_id/trimmedMin",keyword:"trimmedMin",params:{},message:"must have at least 1 character, not counting spaces at its s\
tart and end"}],!1;if(Array.from(n.trim()).length>255)return _.errors=[{instancePath:i+"/external_id",schemaPath:"#/prop\
erties/external_id/trimmedMax",keyword:"trimmedMax",params:{},message:"must have at most 255 characters, not counting sp\
aces at its start and end"}],!1}else return _.errors=[{instancePath:i+"/external_id",schemaPath:"#/properties/external_i\
d/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;var s=c===e}else var s=!0;if(s){if(t.program_id!==
void 0){let n=t.program_id;const c=e;if(typeof n!="string"&&n!==null)return _.errors=[{instancePath:i+"/program_id",schemaPath:"\
#/properties/program_id/type",keyword:"type",params:{type:B.properties.program_id.type},message:"must be string,null"}],
!1;if(e===c&&e===c&&typeof n=="string"&&!g.test(n))return _.errors=[{instancePath:i+"/program_id",schemaPath:"#/properti\
es/program_id/format",keyword:"format",params:{format:"uuid"},message:'must match format "uuid"'}],!1;var s=c===e}else var s=!0;
if(s){if(t.status!==void 0){let n=t.status;const c=e;if(typeof n!="string"&&n!==null)return _.errors=[{instancePath:i+"/\
status",schemaPath:"#/properties/status/type",keyword:"type",params:{type:B.properties.status.type},message:"must be str\
ing,null"}],!1;if(!(n==="ACTIVE"||n==="SUSPENDED"||n==="CLOSED"||n===null))return _.errors=[{instancePath:i+"/status",schemaPath:"\
#/properties/status/enum",keyword:"enum",params:{allowedValues:B.properties.status.enum},message:"must be equal to one o\
f the allowed values"}],!1;var s=c===e}else var s=!0;if(s){if(t.attributes!==void 0){let n=t.attributes;const c=e;if(!(n&&
typeof n=="object"&&!Array.isArray(n))&&n!==null)return _.errors=[{instancePath:i+"/attributes",schemaPath:"#/properties\
/attributes/type",keyword:"type",params:{type:B.properties.attributes.type},message:"must be object,null"}],!1;var s=c===
e}else var s=!0;if(s){if(t.tags!==void 0){let n=t.tags;const c=e;if(!Array.isArray(n)&&n!==null)return _.errors=[{instancePath:i+
"/tags",schemaPath:"#/properties/tags/type",keyword:"type",params:{type:B.properties.tags.type},message:"must be array,n\
ull"}],!1;if(e===c&&Array.isArray(n)){var a=!0;const $=n.length;for(let W=0;W<$;W++){const ce=e;if(typeof n[W]!="string")
return _.errors=[{instancePath:i+"/tags/"+W,schemaPath:"#/properties/tags/items/type",keyword:"type",params:{type:"strin\
g"},message:"must be string"}],!1;var a=ce===e;if(!a)break}}var s=c===e}else var s=!0;if(s){if(t.email!==void 0){let n=t.
email;const c=e;if(typeof n!="string"&&n!==null)return _.errors=[{instancePath:i+"/email",schemaPath:"#/properties/email\
/type",keyword:"type",params:{type:B.properties.email.type},message:"must be string,null"}],!1;if(e===c&&typeof n=="stri\
ng"&&Array.from(n.trim()).length>255)return _.errors=[{instancePath:i+"/email",schemaPath:"#/properties/email/trimmedMax",
keyword:"trimmedMax",params:{},message:"must have at most 255 characters, not counting spaces at its start and end"}],!1;
var s=c===e}else var s=!0;if(s){if(t.phone!==void 0){let n=t.phone;const c=e;if(typeof n!="string"&&n!==null)return _.errors=
[{instancePath:i+"/phone",schemaPath:"#/properties/phone/type",keyword:"type",params:{type:B.properties.phone.type},message:"\
must be string,null"}],!1;if(e===c&&typeof n=="string"&&Array.from(n.trim()).length>50)return _.errors=[{instancePath:i+
"/phone",schemaPath:"#/properties/phone/trimmedMax",keyword:"trimmedMax",params:{},message:"must have at most 50 charact\
ers, not counting spaces at its start and end"}],!1;var s=c===e}else var s=!0;if(s){if(t.first_name!==void 0){let n=t.first_name;
const c=e;if(typeof n!="string"&&n!==null)return _.errors=[{instancePath:i+"/first_name",schemaPath:"#/properties/first_\
name/type",keyword:"type",params:{type:B.properties.first_name.type},message:"must be string,null"}],!1;if(e===c&&typeof n==
"string"&&Array.from(n.trim()).length>255)return _.errors=[{instancePath:i+"/first_name",schemaPath:"#/properties/first_\
name/trimmedMax",keyword:"trimmedMax",params:{},message:"must have at most 255 characters, not counting spaces at its st\
art and end"}],!1;var s=c===e}else var s=!0;if(s){if(t.last_name!==void 0){let n=t.last_name;const c=e;if(typeof n!="str\
ing"&&n!==null)return _.errors=[{instancePath:i+"/last_name",schemaPath:"#/properties/last_name/type",keyword:"type",params:{
type:B.properties.last_name.type},message:"must be string,null"}],!1;if(e===c&&typeof n=="string"&&Array.from(n.trim()).
length>255)return _.errors=[{instancePath:i+"/last_name",schemaPath:"#/properties/last_name/trimmedMax",keyword:"trimmed\
Max",params:{},message:"must have at most 255 characters, not counting spaces at its start and end"}],!1;var s=c===e}else
var s=!0;if(s)if(t.display_name!==void 0){let n=t.display_name;const c=e;if(typeof n!="string"&&n!==null)return _.errors=
[{instancePath:i+"/display_name",schemaPath:"#/properties/display_name/type",keyword:"type",params:{type:B.properties.display_name.
type},message:"must be string,null"}],!1;if(e===c&&typeof n=="string"&&Array.from(n.trim()).length>255)return _.errors=[
{instancePath:i+"/display_name",schemaPath:"#/properties/display_name/trimmedMax",keyword:"trimmedMax",params:{},message:"\
must have at most 255 characters, not counting spaces at its start and end"}],!1;var s=c===e}else var s=!0}}}}}}}}}else return _.
errors=[{instancePath:i,schemaPath:"#/type",keyword:"type",params:{type:"object"},message:"must be object"}],!1;return _.
errors=m,e===0}_.evaluated={props:{external_id:!0,program_id:!0,status:!0,attributes:!0,tags:!0,email:!0,phone:!0,first_name:!0,
last_name:!0,display_name:!0},dynamicProps:!1,dynamicItems:!1};export const updateParticipantStatusBody=G;const _e={type:"\
object",required:["status"],properties:{status:{type:"string",enum:["ACTIVE","SUSPENDED","CLOSED"]}}};function G(t,{instancePath:i="",
parentData:l,parentDataProperty:f,rootData:d=t,dynamicAnchors:y={}}={}){let m=null,e=0;const o=G.evaluated;if(o.dynamicProps&&
(o.props=void 0),o.dynamicItems&&(o.items=void 0),e===0)if(t&&typeof t=="object"&&!Array.isArray(t)){let s;if(t.status===
void 0&&(s="status"))return G.errors=[{instancePath:i,schemaPath:"#/required",keyword:"required",params:{missingProperty:s},
message:"must have required property '"+s+"'"}],!1;if(t.status!==void 0){let a=t.status;if(typeof a!="string")return G.errors=
[{instancePath:i+"/status",schemaPath:"#/properties/status/type",keyword:"type",params:{type:"string"},message:"must be \
string"}],!1;if(!(a==="ACTIVE"||a==="SUSPENDED"||a==="CLOSED"))return G.errors=[{instancePath:i+"/status",schemaPath:"#/\
properties/status/enum",keyword:"enum",params:{allowedValues:_e.properties.status.enum},message:"must be equal to one of\
 the allowed values"}],!1}}else return G.errors=[{instancePath:i,schemaPath:"#/type",keyword:"type",params:{type:"object"},
message:"must be object"}],!1;return G.errors=m,e===0}G.evaluated={props:{status:!0},dynamicProps:!1,dynamicItems:!1};export const getBalancesQuery=U;
const Me={type:"object",required:[],properties:{asset_id:{type:"string",format:"uuid"},limit:{type:"integer",minimum:1},
cursor:{type:"string"}}};function U(t,{instancePath:i="",parentData:l,parentDataProperty:f,rootData:d=t,dynamicAnchors:y={}}={}){
let m=null,e=0;const o=U.evaluated;if(o.dynamicProps&&(o.props=void 0),o.dynamicItems&&(o.items=void 0),e===0)if(t&&typeof t==
"object"&&!Array.isArray(t)){if(t.asset_id!==void 0){let a=t.asset_id;const r=e;if(e===r&&e===r)if(typeof a=="string"){if(!g.
test(a))return U.errors=[{instancePath:i+"/asset_id",schemaPath:"#/properties/asset_id/format",keyword:"format",params:{
format:"uuid"},message:'must match format "uuid"'}],!1}else return U.errors=[{instancePath:i+"/asset_id",schemaPath:"#/p\
roperties/asset_id/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;var s=r===e}else var s=!0;if(s){
if(t.limit!==void 0){let a=t.limit;const r=e;if(!(typeof a=="number"&&!(a%1)&&!isNaN(a)))return U.errors=[{instancePath:i+
"/limit",schemaPath:"#/properties/limit/type",keyword:"type",params:{type:"integer"},message:"must be integer"}],!1;if(e===
r&&typeof a=="number"&&(a<1||isNaN(a)))return U.errors=[{instancePath:i+"/limit",schemaPath:"#/properties/limit/minimum",
keyword:"minimum",params:{comparison:">=",limit:1},message:"must be >= 1"}],!1;var s=r===e}else var s=!0;if(s)if(t.cursor!==
void 0){const a=e;if(typeof t.cursor!="string")return U.errors=[{instancePath:i+"/cursor",schemaPath:"#/properties/curso\
r/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;var s=a===e}else var s=!0}}else return U.errors=
[{instancePath:i,schemaPath:"#/type",keyword:"type",params:{type:"object"},message:"must be object"}],!1;return U.errors=
m,e===0}U.evaluated={props:{asset_id:!0,limit:!0,cursor:!0},dynamicProps:!1,dynamicItems:!1};export const listLotsQuery=k;
const ve={type:"object",required:["asset_id"],properties:{asset_id:{type:"string",format:"uuid"},program_id:{type:"strin\
g",format:"uuid"},status:{type:"string",enum:["DEFERRED","AVAILABLE","HELD","CONSUMED","EXPIRED"]},expires_before:{type:"\
string",format:"date-time"},expires_after:{type:"string",format:"date-time"},reference_id:{type:"string"},limit:{type:"i\
nteger",minimum:1},cursor:{type:"string"}}};function k(t,{instancePath:i="",parentData:l,parentDataProperty:f,rootData:d=t,
dynamicAnchors:y={}}={}){let m=null,e=0;const o=k.evaluated;if(o.dynamicProps&&(o.props=void 0),o.dynamicItems&&(o.items=
void 0),e===0)if(t&&typeof t=="object"&&!Array.isArray(t)){let a;if(t.asset_id===void 0&&(a="asset_id"))return k.errors=
[{instancePath:i,schemaPath:"#/required",keyword:"required",params:{missingProperty:a},message:"must have required prope\
rty '"+a+"'"}],!1;if(t.asset_id!==void 0){let r=t.asset_id;const n=e;if(e===n&&e===n)if(typeof r=="string"){if(!g.test(r))
return k.errors=[{instancePath:i+"/asset_id",schemaPath:"#/properties/asset_id/format",keyword:"format",params:{format:"\
uuid"},message:'must match format "uuid"'}],!1}else return k.errors=[{instancePath:i+"/asset_id",schemaPath:"#/propertie\
s/asset_id/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;var s=n===e}else var s=!0;if(s){if(t.
program_id!==void 0){let r=t.program_id;const n=e;if(e===n&&e===n)if(typeof r=="string"){if(!g.test(r))return k.errors=[
{instancePath:i+"/program_id",schemaPath:"#/properties/program_id/format",keyword:"format",params:{format:"uuid"},message:'\
must match format "uuid"'}],!1}else return k.errors=[{instancePath:i+"/program_id",schemaPath:"#/properties/program_id/t\
ype",keyword:"type",params:{type:"string"},message:"must be string"}],!1;var s=n===e}else var s=!0;if(s){if(t.status!==void 0){
let r=t.status;const n=e;if(typeof r!="string")return k.errors=[{instancePath:i+"/status",schemaPath:"#/properties/statu\
s/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;if(!(r==="DEFERRED"||r==="AVAILABLE"||r==="H\
ELD"||r==="CONSUMED"||r==="EXPIRED"))return k.errors=[{instancePath:i+"/status",schemaPath:"#/properties/status/enum",keyword:"\
enum",params:{allowedValues:ve.properties.status.enum},message:"must be equal to one of the allowed values"}],!1;var s=n===
e}else var s=!0;if(s){if(t.expires_before!==void 0){let r=t.expires_before;const n=e;if(e===n&&e===n)if(typeof r=="strin\
g"){if(!E.test(r))return k.errors=[{instancePath:i+"/expires_before",schemaPath:"#/properties/expires_before/format",keyword:"\
format",params:{format:"date-time"},message:'must match format "date-time"'}],!1}else return k.errors=[{instancePath:i+"\
/expires_before",schemaPath:"#/properties/expires_before/type",keyword:"type",params:{type:"string"},message:"must be st\
ring"}],!1;var s=n===e}else var s=!0;if(s){if(t.expires_after!==void 0){let r=t.expires_after;const n=e;if(e===n&&e===n)
if(typeof r=="string"){if(!E.test(r))return k.errors=[{instancePath:i+"/expires_after",schemaPath:"#/properties/expires_\
after/format",keyword:"format",params:{format:"date-time"},message:'must match format "date-time"'}],!1}else return k.errors=
[{instancePath:i+"/expires_after",schemaPath:"#/properties/expires_after/type",keyword:"type",params:{type:"string"},message:"\
must be string"}],!1;var s=n===e}else var s=!0;if(s){if(t.reference_id!==void 0){const r=e;if(typeof t.reference_id!="st\
ring")return k.errors=[{instancePath:i+"/reference_id",schemaPath:"#/properties/reference_id/type",keyword:"type",params:{
type:"string"},message:"must be string"}],!1;var s=r===e}else var s=!0;if(s){if(t.limit!==void 0){let r=t.limit;const n=e;
if(!(typeof r=="number"&&!(r%1)&&!isNaN(r)))return k.errors=[{instancePath:i+"/limit",schemaPath:"#/properties/limit/typ\
e",keyword:"type",params:{type:"integer"},message:"must be integer"}],!1;if(e===n&&typeof r=="number"&&(r<1||isNaN(r)))return k.
errors=[{instancePath:i+"/limit",schemaPath:"#/properties/limit/minimum",keyword:"minimum",params:{comparison:">=",limit:1},
message:"must be >= 1"}],!1;var s=n===e}else var s=!0;if(s)if(t.cursor!==void 0){const r=e;if(typeof t.cursor!="string")
return k.errors=[{instancePath:i+"/cursor",schemaPath:"#/properties/cursor/type",keyword:"type",params:{type:"string"},message:"\
must be string"}],!1;var s=r===e}else var s=!0}}}}}}}else return k.errors=[{instancePath:i,schemaPath:"#/type",keyword:"\
type",params:{type:"object"},message:"must be object"}],!1;return k.errors=m,e===0}k.evaluated={props:{asset_id:!0,program_id:!0,
status:!0,expires_before:!0,expires_after:!0,reference_id:!0,limit:!0,cursor:!0},dynamicProps:!1,dynamicItems:!1};export const adjustBalanceBody=x;
const re={type:"object",required:["program_id","asset_id","type","amount","description"],properties:{program_id:{type:"s\
tring",format:"uuid"},asset_id:{type:"string",format:"uuid"},type:{type:"string",enum:["CREDIT","DEBIT"]},amount:{type:"\
string",pattern:"^\\d+(\\.\\d+)?$"},description:{type:"string",trimmedMin:1,trimmedMax:500},allow_negative:{type:["boole\
an","null"]},bucket:{type:["string","null"],enum:["AVAILABLE","HELD",null]}}};function x(t,{instancePath:i="",parentData:l,
parentDataProperty:f,rootData:d=t,dynamicAnchors:y={}}={}){let m=null,e=0;const o=x.evaluated;if(o.dynamicProps&&(o.props=
void 0),o.dynamicItems&&(o.items=void 0),e===0)if(t&&typeof t=="object"&&!Array.isArray(t)){let a;if(t.program_id===void 0&&
(a="program_id")||t.asset_id===void 0&&(a="asset_id")||t.type===void 0&&(a="type")||t.amount===void 0&&(a="amount")||t.description===
void 0&&(a="description"))return x.errors=[{instancePath:i,schemaPath:"#/required",keyword:"required",params:{missingProperty:a},
message:"must have required property '"+a+"'"}],!1;if(t.program_id!==void 0){let r=t.program_id;const n=e;if(e===n&&e===
n)if(typeof r=="string"){if(!g.test(r))return x.errors=[{instancePath:i+"/program_id",schemaPath:"#/properties/program_i\
d/format",keyword:"format",params:{format:"uuid"},message:'must match format "uuid"'}],!1}else return x.errors=[{instancePath:i+
"/program_id",schemaPath:"#/properties/program_id/type",keyword:"type",params:{type:"string"},message:"must be string"}],
!1;var s=n===e}else var s=!0;if(s){if(t.asset_id!==void 0){let r=t.asset_id;const n=e;if(e===n&&e===n)if(typeof r=="stri\
ng"){if(!g.test(r))return x.errors=[{instancePath:i+"/asset_id",schemaPath:"#/properties/asset_id/format",keyword:"forma\
t",params:{format:"uuid"},message:'must match format "uuid"'}],!1}else return x.errors=[{instancePath:i+"/asset_id",schemaPath:"\
#/properties/asset_id/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;var s=n===e}else var s=!0;
if(s){if(t.type!==void 0){let r=t.type;const n=e;if(typeof r!="string")return x.errors=[{instancePath:i+"/type",schemaPath:"\
#/properties/type/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;if(!(r==="CREDIT"||r==="DEBI\
T"))return x.errors=[{instancePath:i+"/type",schemaPath:"#/properties/type/enum",keyword:"enum",params:{allowedValues:re.
properties.type.enum},message:"must be equal to one of the allowed values"}],!1;var s=n===e}else var s=!0;if(s){if(t.amount!==
void 0){let r=t.amount;const n=e;if(e===n)if(typeof r=="string"){if(!L.test(r))return x.errors=[{instancePath:i+"/amount",
schemaPath:"#/properties/amount/pattern",keyword:"pattern",params:{pattern:"^\\d+(\\.\\d+)?$"},message:'must match patte\
rn "^\\d+(\\.\\d+)?$"'}],!1}else return x.errors=[{instancePath:i+"/amount",schemaPath:"#/properties/amount/type",keyword:"\
type",params:{type:"string"},message:"must be string"}],!1;var s=n===e}else var s=!0;if(s){if(t.description!==void 0){let r=t.
description;const n=e;if(e===n)if(typeof r=="string"){if(Array.from(r.trim()).length<1)return x.errors=[{instancePath:i+
"/description",schemaPath:"#/properties/description/trimmedMin",keyword:"trimmedMin",params:{},message:"must have at lea\
st 1 character, not counting spaces at its start and end"}],!1;if(Array.from(r.trim()).length>500)return x.errors=[{instancePath:i+
"/description",schemaPath:"#/properties/description/trimmedMax",keyword:"trimmedMax",params:{},message:"must have at mos\
t 500 characters, not counting spaces at its start and end"}],!1}else return x.errors=[{instancePath:i+"/description",schemaPath:"\
#/properties/description/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;var s=n===e}else var s=!0;
if(s){if(t.allow_negative!==void 0){let r=t.allow_negative;const n=e;if(typeof r!="boolean"&&r!==null)return x.errors=[{
instancePath:i+"/allow_negative",schemaPath:"#/properties/allow_negative/type",keyword:"type",params:{type:re.properties.
allow_negative.type},message:"must be boolean,null"}],!1;var s=n===e}else var s=!0;if(s)if(t.bucket!==void 0){let r=t.bucket;
const n=e;if(typeof r!="string"&&r!==null)return x.errors=[{instancePath:i+"/bucket",schemaPath:"#/properties/bucket/typ\
e",keyword:"type",params:{type:re.properties.bucket.type},message:"must be string,null"}],!1;if(!(r==="AVAILABLE"||r==="\
HELD"||r===null))return x.errors=[{instancePath:i+"/bucket",schemaPath:"#/properties/bucket/enum",keyword:"enum",params:{
allowedValues:re.properties.bucket.enum},message:"must be equal to one of the allowed values"}],!1;var s=n===e}else var s=!0}}}}}}else
return x.errors=[{instancePath:i,schemaPath:"#/type",keyword:"type",params:{type:"object"},message:"must be object"}],!1;
return x.errors=m,e===0}x.evaluated={props:{program_id:!0,asset_id:!0,type:!0,amount:!0,description:!0,allow_negative:!0,
bucket:!0},dynamicProps:!1,dynamicItems:!1};export const listHistoryQuery=A;const be={type:"object",required:[],properties:{
asset_id:{type:"string",format:"uuid"},bucket:{type:"string",enum:["AVAILABLE","HELD","DEFERRED"]},from:{type:"string",format:"\
date-time"},to:{type:"string",format:"date-time"},event_from:{type:"string",format:"date-time"},event_to:{type:"string",
format:"date-time"},limit:{type:"integer",minimum:1},cursor:{type:"string"}}};function A(t,{instancePath:i="",parentData:l,
parentDataProperty:f,rootData:d=t,dynamicAnchors:y={}}={}){let m=null,e=0;const o=A.evaluated;if(o.dynamicProps&&(o.props=
void 0),o.dynamicItems&&(o.items=void 0),e===0)if(t&&typeof t=="object"&&!Array.isArray(t)){if(t.asset_id!==void 0){let a=t.
asset_id;const r=e;if(e===r&&e===r)if(typeof a=="string"){if(!g.test(a))return A.errors=[{instancePath:i+"/asset_id",schemaPath:"\
#/properties/asset_id/format",keyword:"format",params:{format:"uuid"},message:'must match format "uuid"'}],!1}else return A.
errors=[{instancePath:i+"/asset_id",schemaPath:"#/properties/asset_id/type",keyword:"type",params:{type:"string"},message:"\
must be string"}],!1;var s=r===e}else var s=!0;if(s){if(t.bucket!==void 0){let a=t.bucket;const r=e;if(typeof a!="string")
return A.errors=[{instancePath:i+"/bucket",schemaPath:"#/properties/bucket/type",keyword:"type",params:{type:"string"},message:"\
must be string"}],!1;if(!(a==="AVAILABLE"||a==="HELD"||a==="DEFERRED"))return A.errors=[{instancePath:i+"/bucket",schemaPath:"\
#/properties/bucket/enum",keyword:"enum",params:{allowedValues:be.properties.bucket.enum},message:"must be equal to one \
of the allowed values"}],!1;var s=r===e}else var s=!0;if(s){if(t.from!==void 0){let a=t.from;const r=e;if(e===r&&e===r)if(typeof a==
"string"){if(!E.test(a))return A.errors=[{instancePath:i+"/from",schemaPath:"#/properties/from/format",keyword:"format",
params:{format:"date-time"},message:'must match format "date-time"'}],!1}else return A.errors=[{instancePath:i+"/from",schemaPath:"\
#/properties/from/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;var s=r===e}else var s=!0;if(s){
if(t.to!==void 0){let a=t.to;const r=e;if(e===r&&e===r)if(typeof a=="string"){if(!E.test(a))return A.errors=[{instancePath:i+
"/to",schemaPath:"#/properties/to/format",keyword:"format",params:{format:"date-time"},message:'must match format "date-\
time"'}],!1}else return A.errors=[{instancePath:i+"/to",schemaPath:"#/properties/to/type",keyword:"type",params:{type:"s\
tring"},message:"must be string"}],!1;var s=r===e}else var s=!0;if(s){if(t.event_from!==void 0){let a=t.event_from;const r=e;
if(e===r&&e===r)if(typeof a=="string"){if(!E.test(a))return A.errors=[{instancePath:i+"/event_from",schemaPath:"#/proper\
ties/event_from/format",keyword:"format",params:{format:"date-time"},message:'must match format "date-time"'}],!1}else return A.
errors=[{instancePath:i+"/event_from",schemaPath:"#/properties/event_from/type",keyword:"type",params:{type:"string"},message:"\
must be string"}],!1;var s=r===e}else var s=!0;if(s){if(t.event_to!==void 0){let a=t.event_to;const r=e;if(e===r&&e===r)
if(typeof a=="string"){if(!E.test(a))return A.errors=[{instancePath:i+"/event_to",schemaPath:"#/properties/event_to/form\
at",keyword:"format",params:{format:"date-time"},message:'must match format "date-time"'}],!1}else return A.errors=[{instancePath:i+
"/event_to",schemaPath:"#/properties/event_to/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;
var s=r===e}else var s=!0;if(s){if(t.limit!==void 0){let a=t.limit;const r=e;if(!(typeof a=="number"&&!(a%1)&&!isNaN(a)))
return A.errors=[{instancePath:i+"/limit",schemaPath:"#/properties/limit/type",keyword:"type",params:{type:"integer"},message:"\
must be integer"}],!1;if(e===r&&typeof a=="number"&&(a<1||isNaN(a)))return A.errors=[{instancePath:i+"/limit",schemaPath:"\
#/properties/limit/minimum",keyword:"minimum",params:{comparison:">=",limit:1},message:"must be >= 1"}],!1;var s=r===e}else
var s=!0;if(s)if(t.cursor!==void 0){const a=e;if(typeof t.cursor!="string")return A.errors=[{instancePath:i+"/cursor",schemaPath:"\
#/properties/cursor/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;var s=a===e}else var s=!0}}}}}}}else
return A.errors=[{instancePath:i,schemaPath:"#/type",keyword:"type",params:{type:"object"},message:"must be object"}],!1;
return A.errors=m,e===0}A.evaluated={props:{asset_id:!0,bucket:!0,from:!0,to:!0,event_from:!0,event_to:!0,limit:!0,cursor:!0},
dynamicProps:!1,dynamicItems:!1};export const listRewardsQuery=q;const ne={type:"object",required:[],properties:{status:{
type:"string",enum:["DRAFT","ACTIVE","OUT_OF_STOCK","ARCHIVED"]},include_archived:{type:"boolean"},search:{type:"string"},
sort_by:{type:"string",enum:["created_at","name"]},sort_dir:{type:"string",enum:["asc","desc"]},limit:{type:"integer",minimum:1},
cursor:{type:"string"}}};function q(t,{instancePath:i="",parentData:l,parentDataProperty:f,rootData:d=t,dynamicAnchors:y={}}={}){
let m=null,e=0;const o=q.evaluated;if(o.dynamicProps&&(o.props=void 0),o.dynamicItems&&(o.items=void 0),e===0)if(t&&typeof t==
"object"&&!Array.isArray(t)){if(t.status!==void 0){let a=t.status;const r=e;if(typeof a!="string")return q.errors=[{instancePath:i+
"/status",schemaPath:"#/properties/status/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;if(!(a===
"DRAFT"||a==="ACTIVE"||a==="OUT_OF_STOCK"||a==="ARCHIVED"))return q.errors=[{instancePath:i+"/status",schemaPath:"#/prop\
erties/status/enum",keyword:"enum",params:{allowedValues:ne.properties.status.enum},message:"must be equal to one of the\
 allowed values"}],!1;var s=r===e}else var s=!0;if(s){if(t.include_archived!==void 0){const a=e;if(typeof t.include_archived!=
"boolean")return q.errors=[{instancePath:i+"/include_archived",schemaPath:"#/properties/include_archived/type",keyword:"\
type",params:{type:"boolean"},message:"must be boolean"}],!1;var s=a===e}else var s=!0;if(s){if(t.search!==void 0){const a=e;
if(typeof t.search!="string")return q.errors=[{instancePath:i+"/search",schemaPath:"#/properties/search/type",keyword:"t\
ype",params:{type:"string"},message:"must be string"}],!1;var s=a===e}else var s=!0;if(s){if(t.sort_by!==void 0){let a=t.
sort_by;const r=e;if(typeof a!="string")return q.errors=[{instancePath:i+"/sort_by",schemaPath:"#/properties/sort_by/typ\
e",keyword:"type",params:{type:"string"},message:"must be string"}],!1;if(!(a==="created_at"||a==="name"))return q.errors=
[{instancePath:i+"/sort_by",schemaPath:"#/properties/sort_by/enum",keyword:"enum",params:{allowedValues:ne.properties.sort_by.
enum},message:"must be equal to one of the allowed values"}],!1;var s=r===e}else var s=!0;if(s){if(t.sort_dir!==void 0){
let a=t.sort_dir;const r=e;if(typeof a!="string")return q.errors=[{instancePath:i+"/sort_dir",schemaPath:"#/properties/s\
ort_dir/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;if(!(a==="asc"||a==="desc"))return q.errors=
[{instancePath:i+"/sort_dir",schemaPath:"#/properties/sort_dir/enum",keyword:"enum",params:{allowedValues:ne.properties.
sort_dir.enum},message:"must be equal to one of the allowed values"}],!1;var s=r===e}else var s=!0;if(s){if(t.limit!==void 0){
let a=t.limit;const r=e;if(!(typeof a=="number"&&!(a%1)&&!isNaN(a)))return q.errors=[{instancePath:i+"/limit",schemaPath:"\
#/properties/limit/type",keyword:"type",params:{type:"integer"},message:"must be integer"}],!1;if(e===r&&typeof a=="numb\
er"&&(a<1||isNaN(a)))return q.errors=[{instancePath:i+"/limit",schemaPath:"#/properties/limit/minimum",keyword:"minimum",
params:{comparison:">=",limit:1},message:"must be >= 1"}],!1;var s=r===e}else var s=!0;if(s)if(t.cursor!==void 0){const a=e;
if(typeof t.cursor!="string")return q.errors=[{instancePath:i+"/cursor",schemaPath:"#/properties/cursor/type",keyword:"t\
ype",params:{type:"string"},message:"must be string"}],!1;var s=a===e}else var s=!0}}}}}}else return q.errors=[{instancePath:i,
schemaPath:"#/type",keyword:"type",params:{type:"object"},message:"must be object"}],!1;return q.errors=m,e===0}q.evaluated=
{props:{status:!0,include_archived:!0,search:!0,sort_by:!0,sort_dir:!0,limit:!0,cursor:!0},dynamicProps:!1,dynamicItems:!1};
export const createRewardBody=u;const H={type:"object",required:["name","redemption_type","asset_id","unit_cost","status"],
properties:{name:{type:"string",trimmedMin:1,trimmedMax:255},redemption_type:{type:"string",enum:["UNIT_BASED","AMOUNT_B\
ASED"]},asset_id:{type:"string",format:"uuid"},unit_cost:{type:"string",pattern:"^\\d+(\\.\\d+)?$"},status:{type:"string",
enum:["DRAFT","ACTIVE","OUT_OF_STOCK","ARCHIVED"]},description:{type:["string","null"],trimmedMax:1e3},category:{type:["\
string","null"],trimmedMax:100},max_total:{type:["integer","null"],minimum:1,maximum:9007199254740991},max_per_participant:{
type:["integer","null"],minimum:1,maximum:9007199254740991},available_from:{type:["string","null"],format:"date-time"},available_until:{
type:["string","null"],format:"date-time"},metadata:{type:["object","null"],additionalProperties:!0}}};function u(t,{instancePath:i="",
parentData:l,parentDataProperty:f,rootData:d=t,dynamicAnchors:y={}}={}){let m=null,e=0;const o=u.evaluated;if(o.dynamicProps&&
(o.props=void 0),o.dynamicItems&&(o.items=void 0),e===0)if(t&&typeof t=="object"&&!Array.isArray(t)){let a;if(t.name===void 0&&
(a="name")||t.redemption_type===void 0&&(a="redemption_type")||t.asset_id===void 0&&(a="asset_id")||t.unit_cost===void 0&&
(a="unit_cost")||t.status===void 0&&(a="status"))return u.errors=[{instancePath:i,schemaPath:"#/required",keyword:"requi\
red",params:{missingProperty:a},message:"must have required property '"+a+"'"}],!1;if(t.name!==void 0){let r=t.name;const n=e;
if(e===n)if(typeof r=="string"){if(Array.from(r.trim()).length<1)return u.errors=[{instancePath:i+"/name",schemaPath:"#/\
properties/name/trimmedMin",keyword:"trimmedMin",params:{},message:"must have at least 1 character, not counting spaces \
at its start and end"}],!1;if(Array.from(r.trim()).length>255)return u.errors=[{instancePath:i+"/name",schemaPath:"#/pro\
perties/name/trimmedMax",keyword:"trimmedMax",params:{},message:"must have at most 255 characters, not counting spaces a\
t its start and end"}],!1}else return u.errors=[{instancePath:i+"/name",schemaPath:"#/properties/name/type",keyword:"typ\
e",params:{type:"string"},message:"must be string"}],!1;var s=n===e}else var s=!0;if(s){if(t.redemption_type!==void 0){let r=t.
redemption_type;const n=e;if(typeof r!="string")return u.errors=[{instancePath:i+"/redemption_type",schemaPath:"#/proper\
ties/redemption_type/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;if(!(r==="UNIT_BASED"||r===
"AMOUNT_BASED"))return u.errors=[{instancePath:i+"/redemption_type",schemaPath:"#/properties/redemption_type/enum",keyword:"\
enum",params:{allowedValues:H.properties.redemption_type.enum},message:"must be equal to one of the allowed values"}],!1;
var s=n===e}else var s=!0;if(s){if(t.asset_id!==void 0){let r=t.asset_id;const n=e;if(e===n&&e===n)if(typeof r=="string"){
if(!g.test(r))return u.errors=[{instancePath:i+"/asset_id",schemaPath:"#/properties/asset_id/format",keyword:"format",params:{
format:"uuid"},message:'must match format "uuid"'}],!1}else return u.errors=[{instancePath:i+"/asset_id",schemaPath:"#/p\
roperties/asset_id/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;var s=n===e}else var s=!0;if(s){
if(t.unit_cost!==void 0){let r=t.unit_cost;const n=e;if(e===n)if(typeof r=="string"){if(!L.test(r))return u.errors=[{instancePath:i+
"/unit_cost",schemaPath:"#/properties/unit_cost/pattern",keyword:"pattern",params:{pattern:"^\\d+(\\.\\d+)?$"},message:'\
must match pattern "^\\d+(\\.\\d+)?$"'}],!1}else return u.errors=[{instancePath:i+"/unit_cost",schemaPath:"#/properties/\
unit_cost/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;var s=n===e}else var s=!0;if(s){if(t.
status!==void 0){let r=t.status;const n=e;if(typeof r!="string")return u.errors=[{instancePath:i+"/status",schemaPath:"#\
/properties/status/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;if(!(r==="DRAFT"||r==="ACTI\
VE"||r==="OUT_OF_STOCK"||r==="ARCHIVED"))return u.errors=[{instancePath:i+"/status",schemaPath:"#/properties/status/enum",
keyword:"enum",params:{allowedValues:H.properties.status.enum},message:"must be equal to one of the allowed values"}],!1;
var s=n===e}else var s=!0;if(s){if(t.description!==void 0){let r=t.description;const n=e;if(typeof r!="string"&&r!==null)
return u.errors=[{instancePath:i+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type:H.
properties.description.type},message:"must be string,null"}],!1;if(e===n&&typeof r=="string"&&Array.from(r.trim()).length>
1e3)return u.errors=[{instancePath:i+"/description",schemaPath:"#/properties/description/trimmedMax",keyword:"trimmedMax",
params:{},message:"must have at most 1000 characters, not counting spaces at its start and end"}],!1;var s=n===e}else var s=!0;
if(s){if(t.category!==void 0){let r=t.category;const n=e;if(typeof r!="string"&&r!==null)return u.errors=[{instancePath:i+
"/category",schemaPath:"#/properties/category/type",keyword:"type",params:{type:H.properties.category.type},message:"mus\
t be string,null"}],!1;if(e===n&&typeof r=="string"&&Array.from(r.trim()).length>100)return u.errors=[{instancePath:i+"/\
category",schemaPath:"#/properties/category/trimmedMax",keyword:"trimmedMax",params:{},message:"must have at most 100 ch\
aracters, not counting spaces at its start and end"}],!1;var s=n===e}else var s=!0;if(s){if(t.max_total!==void 0){let r=t.
max_total;const n=e;if(!(typeof r=="number"&&!(r%1)&&!isNaN(r))&&r!==null)return u.errors=[{instancePath:i+"/max_total",
schemaPath:"#/properties/max_total/type",keyword:"type",params:{type:H.properties.max_total.type},message:"must be integ\
er,null"}],!1;if(e===n&&typeof r=="number"){if(r>9007199254740991||isNaN(r))return u.errors=[{instancePath:i+"/max_total",
schemaPath:"#/properties/max_total/maximum",keyword:"maximum",params:{comparison:"<=",limit:9007199254740991},message:"m\
ust be <= 9007199254740991"}],!1;if(r<1||isNaN(r))return u.errors=[{instancePath:i+"/max_total",schemaPath:"#/properties\
/max_total/minimum",keyword:"minimum",params:{comparison:">=",limit:1},message:"must be >= 1"}],!1}var s=n===e}else var s=!0;
if(s){if(t.max_per_participant!==void 0){let r=t.max_per_participant;const n=e;if(!(typeof r=="number"&&!(r%1)&&!isNaN(r))&&
r!==null)return u.errors=[{instancePath:i+"/max_per_participant",schemaPath:"#/properties/max_per_participant/type",keyword:"\
type",params:{type:H.properties.max_per_participant.type},message:"must be integer,null"}],!1;if(e===n&&typeof r=="numbe\
r"){if(r>9007199254740991||isNaN(r))return u.errors=[{instancePath:i+"/max_per_participant",schemaPath:"#/properties/max\
_per_participant/maximum",keyword:"maximum",params:{comparison:"<=",limit:9007199254740991},message:"must be <= 90071992\
54740991"}],!1;if(r<1||isNaN(r))return u.errors=[{instancePath:i+"/max_per_participant",schemaPath:"#/properties/max_per\
_participant/minimum",keyword:"minimum",params:{comparison:">=",limit:1},message:"must be >= 1"}],!1}var s=n===e}else var s=!0;
if(s){if(t.available_from!==void 0){let r=t.available_from;const n=e;if(typeof r!="string"&&r!==null)return u.errors=[{instancePath:i+
"/available_from",schemaPath:"#/properties/available_from/type",keyword:"type",params:{type:H.properties.available_from.
type},message:"must be string,null"}],!1;if(e===n&&e===n&&typeof r=="string"&&!E.test(r))return u.errors=[{instancePath:i+
"/available_from",schemaPath:"#/properties/available_from/format",keyword:"format",params:{format:"date-time"},message:'\
must match format "date-time"'}],!1;var s=n===e}else var s=!0;if(s){if(t.available_until!==void 0){let r=t.available_until;
const n=e;if(typeof r!="string"&&r!==null)return u.errors=[{instancePath:i+"/available_until",schemaPath:"#/properties/a\
vailable_until/type",keyword:"type",params:{type:H.properties.available_until.type},message:"must be string,null"}],!1;if(e===
n&&e===n&&typeof r=="string"&&!E.test(r))return u.errors=[{instancePath:i+"/available_until",schemaPath:"#/properties/av\
ailable_until/format",keyword:"format",params:{format:"date-time"},message:'must match format "date-time"'}],!1;var s=n===
e}else var s=!0;if(s)if(t.metadata!==void 0){let r=t.metadata;const n=e;if(!(r&&typeof r=="object"&&!Array.isArray(r))&&
r!==null)return u.errors=[{instancePath:i+"/metadata",schemaPath:"#/properties/metadata/type",keyword:"type",params:{type:H.
properties.metadata.type},message:"must be object,null"}],!1;var s=n===e}else var s=!0}}}}}}}}}}}else return u.errors=[{
instancePath:i,schemaPath:"#/type",keyword:"type",params:{type:"object"},message:"must be object"}],!1;return u.errors=m,
e===0}u.evaluated={props:{name:!0,redemption_type:!0,asset_id:!0,unit_cost:!0,status:!0,description:!0,category:!0,max_total:!0,
max_per_participant:!0,available_from:!0,available_until:!0,metadata:!0},dynamicProps:!1,dynamicItems:!1};export const updateRewardBody=h;
const O={type:"object",properties:{name:{type:["string","null"],trimmedMin:1,trimmedMax:255},unit_cost:{type:["string","\
null"],pattern:"^\\d+(\\.\\d+)?$"},status:{type:["string","null"],enum:["DRAFT","ACTIVE","OUT_OF_STOCK","ARCHIVED",null]},
description:{type:["string","null"],trimmedMax:1e3},category:{type:["string","null"],trimmedMax:100},max_total:{type:["i\
nteger","null"],minimum:1,maximum:9007199254740991},max_per_participant:{type:["integer","null"],minimum:1,maximum:9007199254740991},
available_from:{type:["string","null"],format:"date-time"},available_until:{type:["string","null"],format:"date-time"},metadata:{
type:["object","null"],additionalProperties:!0}}};function h(t,{instancePath:i="",parentData:l,parentDataProperty:f,rootData:d=t,
dynamicAnchors:y={}}={}){let m=null,e=0;const o=h.evaluated;if(o.dynamicProps&&(o.props=void 0),o.dynamicItems&&(o.items=
void 0),e===0)if(t&&typeof t=="object"&&!Array.isArray(t)){if(t.name!==void 0){let a=t.name;const r=e;if(typeof a!="stri\
ng"&&a!==null)return h.errors=[{instancePath:i+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type:O.
properties.name.type},message:"must be string,null"}],!1;if(e===r&&typeof a=="string"){if(Array.from(a.trim()).length<1)
return h.errors=[{instancePath:i+"/name",schemaPath:"#/properties/name/trimmedMin",keyword:"trimmedMin",params:{},message:"\
must have at least 1 character, not counting spaces at its start and end"}],!1;if(Array.from(a.trim()).length>255)return h.
errors=[{instancePath:i+"/name",schemaPath:"#/properties/name/trimmedMax",keyword:"trimmedMax",params:{},message:"must h\
ave at most 255 characters, not counting spaces at its start and end"}],!1}var s=r===e}else var s=!0;if(s){if(t.unit_cost!==
void 0){let a=t.unit_cost;const r=e;if(typeof a!="string"&&a!==null)return h.errors=[{instancePath:i+"/unit_cost",schemaPath:"\
#/properties/unit_cost/type",keyword:"type",params:{type:O.properties.unit_cost.type},message:"must be string,null"}],!1;
if(e===r&&typeof a=="string"&&!L.test(a))return h.errors=[{instancePath:i+"/unit_cost",schemaPath:"#/properties/unit_cos\
t/pattern",keyword:"pattern",params:{pattern:"^\\d+(\\.\\d+)?$"},message:'must match pattern "^\\d+(\\.\\d+)?$"'}],!1;var s=r===
e}else var s=!0;if(s){if(t.status!==void 0){let a=t.status;const r=e;if(typeof a!="string"&&a!==null)return h.errors=[{instancePath:i+
"/status",schemaPath:"#/properties/status/type",keyword:"type",params:{type:O.properties.status.type},message:"must be s\
tring,null"}],!1;if(!(a==="DRAFT"||a==="ACTIVE"||a==="OUT_OF_STOCK"||a==="ARCHIVED"||a===null))return h.errors=[{instancePath:i+
"/status",schemaPath:"#/properties/status/enum",keyword:"enum",params:{allowedValues:O.properties.status.enum},message:"\
must be equal to one of the allowed values"}],!1;var s=r===e}else var s=!0;if(s){if(t.description!==void 0){let a=t.description;
const r=e;if(typeof a!="string"&&a!==null)return h.errors=[{instancePath:i+"/description",schemaPath:"#/properties/descr\
iption/type",keyword:"type",params:{type:O.properties.description.type},message:"must be string,null"}],!1;if(e===r&&typeof a==
"string"&&Array.from(a.trim()).length>1e3)return h.errors=[{instancePath:i+"/description",schemaPath:"#/properties/descr\
iption/trimmedMax",keyword:"trimmedMax",params:{},message:"must have at most 1000 characters, not counting spaces at its\
 start and end"}],!1;var s=r===e}else var s=!0;if(s){if(t.category!==void 0){let a=t.category;const r=e;if(typeof a!="st\
ring"&&a!==null)return h.errors=[{instancePath:i+"/category",schemaPath:"#/properties/category/type",keyword:"type",params:{
type:O.properties.category.type},message:"must be string,null"}],!1;if(e===r&&typeof a=="string"&&Array.from(a.trim()).length>
100)return h.errors=[{instancePath:i+"/category",schemaPath:"#/properties/category/trimmedMax",keyword:"trimmedMax",params:{},
message:"must have at most 100 characters, not counting spaces at its start and end"}],!1;var s=r===e}else var s=!0;if(s){
if(t.max_total!==void 0){let a=t.max_total;const r=e;if(!(typeof a=="number"&&!(a%1)&&!isNaN(a))&&a!==null)return h.errors=
[{instancePath:i+"/max_total",schemaPath:"#/properties/max_total/type",keyword:"type",params:{type:O.properties.max_total.
type},message:"must be integer,null"}],!1;if(e===r&&typeof a=="number"){if(a>9007199254740991||isNaN(a))return h.errors=
[{instancePath:i+"/max_total",schemaPath:"#/properties/max_total/maximum",keyword:"maximum",params:{comparison:"<=",limit:9007199254740991},
message:"must be <= 9007199254740991"}],!1;if(a<1||isNaN(a))return h.errors=[{instancePath:i+"/max_total",schemaPath:"#/\
properties/max_total/minimum",keyword:"minimum",params:{comparison:">=",limit:1},message:"must be >= 1"}],!1}var s=r===e}else
var s=!0;if(s){if(t.max_per_participant!==void 0){let a=t.max_per_participant;const r=e;if(!(typeof a=="number"&&!(a%1)&&
!isNaN(a))&&a!==null)return h.errors=[{instancePath:i+"/max_per_participant",schemaPath:"#/properties/max_per_participan\
t/type",keyword:"type",params:{type:O.properties.max_per_participant.type},message:"must be integer,null"}],!1;if(e===r&&
typeof a=="number"){if(a>9007199254740991||isNaN(a))return h.errors=[{instancePath:i+"/max_per_participant",schemaPath:"\
#/properties/max_per_participant/maximum",keyword:"maximum",params:{comparison:"<=",limit:9007199254740991},message:"mus\
t be <= 9007199254740991"}],!1;if(a<1||isNaN(a))return h.errors=[{instancePath:i+"/max_per_participant",schemaPath:"#/pr\
operties/max_per_participant/minimum",keyword:"minimum",params:{comparison:">=",limit:1},message:"must be >= 1"}],!1}var s=r===
e}else var s=!0;if(s){if(t.available_from!==void 0){let a=t.available_from;const r=e;if(typeof a!="string"&&a!==null)return h.
errors=[{instancePath:i+"/available_from",schemaPath:"#/properties/available_from/type",keyword:"type",params:{type:O.properties.
available_from.type},message:"must be string,null"}],!1;if(e===r&&e===r&&typeof a=="string"&&!E.test(a))return h.errors=
[{instancePath:i+"/available_from",schemaPath:"#/properties/available_from/format",keyword:"format",params:{format:"date\
-time"},message:'must match format "date-time"'}],!1;var s=r===e}else var s=!0;if(s){if(t.available_until!==void 0){let a=t.
available_until;const r=e;if(typeof a!="string"&&a!==null)return h.errors=[{instancePath:i+"/available_until",schemaPath:"\
#/properties/available_until/type",keyword:"type",params:{type:O.properties.available_until.type},message:"must be strin\
g,null"}],!1;if(e===r&&e===r&&typeof a=="string"&&!E.test(a))return h.errors=[{instancePath:i+"/available_until",schemaPath:"\
#/properties/available_until/format",keyword:"format",params:{format:"date-time"},message:'must match format "date-time"'}],
!1;var s=r===e}else var s=!0;if(s)if(t.metadata!==void 0){let a=t.metadata;const r=e;if(!(a&&typeof a=="object"&&!Array.
isArray(a))&&a!==null)return h.errors=[{instancePath:i+"/metadata",schemaPath:"#/properties/metadata/type",keyword:"type",
params:{type:O.properties.metadata.type},message:"must be object,null"}],!1;var s=r===e}else var s=!0}}}}}}}}}else return h.
errors=[{instancePath:i,schemaPath:"#/type",keyword:"type",params:{type:"object"},message:"must be object"}],!1;return h.
errors=m,e===0}h.evaluated={props:{name:!0,unit_cost:!0,status:!0,description:!0,category:!0,max_total:!0,max_per_participant:!0,
available_from:!0,available_until:!0,metadata:!0},dynamicProps:!1,dynamicItems:!1};export const listAssetsQuery=T;const we={
type:"object",required:[],properties:{program_id:{type:"string",format:"uuid"},status:{type:"string",enum:["ACTIVE","ARC\
HIVED"]},search:{type:"string"},limit:{type:"integer",minimum:1},cursor:{type:"string"}}};function T(t,{instancePath:i="",
parentData:l,parentDataProperty:f,rootData:d=t,dynamicAnchors:y={}}={}){let m=null,e=0;const o=T.evaluated;if(o.dynamicProps&&
(o.props=void 0),o.dynamicItems&&(o.items=void 0),e===0)if(t&&typeof t=="object"&&!Array.isArray(t)){if(t.program_id!==void 0){
let a=t.program_id;const r=e;if(e===r&&e===r)if(typeof a=="string"){if(!g.test(a))return T.errors=[{instancePath:i+"/pro\
gram_id",schemaPath:"#/properties/program_id/format",keyword:"format",params:{format:"uuid"},message:'must match format \
"uuid"'}],!1}else return T.errors=[{instancePath:i+"/program_id",schemaPath:"#/properties/program_id/type",keyword:"type",
params:{type:"string"},message:"must be string"}],!1;var s=r===e}else var s=!0;if(s){if(t.status!==void 0){let a=t.status;
const r=e;if(typeof a!="string")return T.errors=[{instancePath:i+"/status",schemaPath:"#/properties/status/type",keyword:"\
type",params:{type:"string"},message:"must be string"}],!1;if(!(a==="ACTIVE"||a==="ARCHIVED"))return T.errors=[{instancePath:i+
"/status",schemaPath:"#/properties/status/enum",keyword:"enum",params:{allowedValues:we.properties.status.enum},message:"\
must be equal to one of the allowed values"}],!1;var s=r===e}else var s=!0;if(s){if(t.search!==void 0){const a=e;if(typeof t.
search!="string")return T.errors=[{instancePath:i+"/search",schemaPath:"#/properties/search/type",keyword:"type",params:{
type:"string"},message:"must be string"}],!1;var s=a===e}else var s=!0;if(s){if(t.limit!==void 0){let a=t.limit;const r=e;
if(!(typeof a=="number"&&!(a%1)&&!isNaN(a)))return T.errors=[{instancePath:i+"/limit",schemaPath:"#/properties/limit/typ\
e",keyword:"type",params:{type:"integer"},message:"must be integer"}],!1;if(e===r&&typeof a=="number"&&(a<1||isNaN(a)))return T.
errors=[{instancePath:i+"/limit",schemaPath:"#/properties/limit/minimum",keyword:"minimum",params:{comparison:">=",limit:1},
message:"must be >= 1"}],!1;var s=r===e}else var s=!0;if(s)if(t.cursor!==void 0){const a=e;if(typeof t.cursor!="string")
return T.errors=[{instancePath:i+"/cursor",schemaPath:"#/properties/cursor/type",keyword:"type",params:{type:"string"},message:"\
must be string"}],!1;var s=a===e}else var s=!0}}}}else return T.errors=[{instancePath:i,schemaPath:"#/type",keyword:"typ\
e",params:{type:"object"},message:"must be object"}],!1;return T.errors=m,e===0}T.evaluated={props:{program_id:!0,status:!0,
search:!0,limit:!0,cursor:!0},dynamicProps:!1,dynamicItems:!1};export const createAssetBody=w;const oe={type:"object",required:[
"program_id","name","symbol","inventory_mode","issuance_policy","scale"],properties:{program_id:{type:"string",format:"u\
uid"},name:{type:"string",trimmedMin:1,trimmedMax:255},symbol:{type:"string",pattern:"^[A-Za-z0-9]{1,16}$"},inventory_mode:{
type:"string",enum:["SIMPLE","LOT"]},issuance_policy:{type:"string",enum:["UNLIMITED","PREFUNDED"]},scale:{type:"integer",
minimum:0,maximum:18},max_transaction_amount:{type:["string","null"],pattern:"^\\d+(\\.\\d+)?$"}}},Pe=new RegExp("^[A-Za\
-z0-9]{1,16}$","u");function w(t,{instancePath:i="",parentData:l,parentDataProperty:f,rootData:d=t,dynamicAnchors:y={}}={}){
let m=null,e=0;const o=w.evaluated;if(o.dynamicProps&&(o.props=void 0),o.dynamicItems&&(o.items=void 0),e===0)if(t&&typeof t==
"object"&&!Array.isArray(t)){let a;if(t.program_id===void 0&&(a="program_id")||t.name===void 0&&(a="name")||t.symbol===void 0&&
(a="symbol")||t.inventory_mode===void 0&&(a="inventory_mode")||t.issuance_policy===void 0&&(a="issuance_policy")||t.scale===
void 0&&(a="scale"))return w.errors=[{instancePath:i,schemaPath:"#/required",keyword:"required",params:{missingProperty:a},
message:"must have required property '"+a+"'"}],!1;if(t.program_id!==void 0){let r=t.program_id;const n=e;if(e===n&&e===
n)if(typeof r=="string"){if(!g.test(r))return w.errors=[{instancePath:i+"/program_id",schemaPath:"#/properties/program_i\
d/format",keyword:"format",params:{format:"uuid"},message:'must match format "uuid"'}],!1}else return w.errors=[{instancePath:i+
"/program_id",schemaPath:"#/properties/program_id/type",keyword:"type",params:{type:"string"},message:"must be string"}],
!1;var s=n===e}else var s=!0;if(s){if(t.name!==void 0){let r=t.name;const n=e;if(e===n)if(typeof r=="string"){if(Array.from(
r.trim()).length<1)return w.errors=[{instancePath:i+"/name",schemaPath:"#/properties/name/trimmedMin",keyword:"trimmedMi\
n",params:{},message:"must have at least 1 character, not counting spaces at its start and end"}],!1;if(Array.from(r.trim()).
length>255)return w.errors=[{instancePath:i+"/name",schemaPath:"#/properties/name/trimmedMax",keyword:"trimmedMax",params:{},
message:"must have at most 255 characters, not counting spaces at its start and end"}],!1}else return w.errors=[{instancePath:i+
"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;var s=n===
e}else var s=!0;if(s){if(t.symbol!==void 0){let r=t.symbol;const n=e;if(e===n)if(typeof r=="string"){if(!Pe.test(r))return w.
errors=[{instancePath:i+"/symbol",schemaPath:"#/properties/symbol/pattern",keyword:"pattern",params:{pattern:"^[A-Za-z0-\
9]{1,16}$"},message:'must match pattern "^[A-Za-z0-9]{1,16}$"'}],!1}else return w.errors=[{instancePath:i+"/symbol",schemaPath:"\
#/properties/symbol/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;var s=n===e}else var s=!0;
if(s){if(t.inventory_mode!==void 0){let r=t.inventory_mode;const n=e;if(typeof r!="string")return w.errors=[{instancePath:i+
"/inventory_mode",schemaPath:"#/properties/inventory_mode/type",keyword:"type",params:{type:"string"},message:"must be s\
tring"}],!1;if(!(r==="SIMPLE"||r==="LOT"))return w.errors=[{instancePath:i+"/inventory_mode",schemaPath:"#/properties/in\
ventory_mode/enum",keyword:"enum",params:{allowedValues:oe.properties.inventory_mode.enum},message:"must be equal to one\
 of the allowed values"}],!1;var s=n===e}else var s=!0;if(s){if(t.issuance_policy!==void 0){let r=t.issuance_policy;const n=e;
if(typeof r!="string")return w.errors=[{instancePath:i+"/issuance_policy",schemaPath:"#/properties/issuance_policy/type",
keyword:"type",params:{type:"string"},message:"must be string"}],!1;if(!(r==="UNLIMITED"||r==="PREFUNDED"))return w.errors=
[{instancePath:i+"/issuance_policy",schemaPath:"#/properties/issuance_policy/enum",keyword:"enum",params:{allowedValues:oe.
properties.issuance_policy.enum},message:"must be equal to one of the allowed values"}],!1;var s=n===e}else var s=!0;if(s){
if(t.scale!==void 0){let r=t.scale;const n=e;if(!(typeof r=="number"&&!(r%1)&&!isNaN(r)))return w.errors=[{instancePath:i+
"/scale",schemaPath:"#/properties/scale/type",keyword:"type",params:{type:"integer"},message:"must be integer"}],!1;if(e===
n&&typeof r=="number"){if(r>18||isNaN(r))return w.errors=[{instancePath:i+"/scale",schemaPath:"#/properties/scale/maximu\
m",keyword:"maximum",params:{comparison:"<=",limit:18},message:"must be <= 18"}],!1;if(r<0||isNaN(r))return w.errors=[{instancePath:i+
"/scale",schemaPath:"#/properties/scale/minimum",keyword:"minimum",params:{comparison:">=",limit:0},message:"must be >= \
0"}],!1}var s=n===e}else var s=!0;if(s)if(t.max_transaction_amount!==void 0){let r=t.max_transaction_amount;const n=e;if(typeof r!=
"string"&&r!==null)return w.errors=[{instancePath:i+"/max_transaction_amount",schemaPath:"#/properties/max_transaction_a\
mount/type",keyword:"type",params:{type:oe.properties.max_transaction_amount.type},message:"must be string,null"}],!1;if(e===
n&&typeof r=="string"&&!L.test(r))return w.errors=[{instancePath:i+"/max_transaction_amount",schemaPath:"#/properties/ma\
x_transaction_amount/pattern",keyword:"pattern",params:{pattern:"^\\d+(\\.\\d+)?$"},message:'must match pattern "^\\d+(\\.\
\\d+)?$"'}],!1;var s=n===e}else var s=!0}}}}}}else return w.errors=[{instancePath:i,schemaPath:"#/type",keyword:"type",params:{
type:"object"},message:"must be object"}],!1;return w.errors=m,e===0}w.evaluated={props:{program_id:!0,name:!0,symbol:!0,
inventory_mode:!0,issuance_policy:!0,scale:!0,max_transaction_amount:!0},dynamicProps:!1,dynamicItems:!1};export const updateAssetBody=S;
const te={type:"object",properties:{name:{type:["string","null"],trimmedMin:1,trimmedMax:255},status:{type:["string","nu\
ll"],enum:["ARCHIVED",null]},max_transaction_amount:{type:["string","null"],pattern:"^\\d+(\\.\\d+)?$"}}};function S(t,{
instancePath:i="",parentData:l,parentDataProperty:f,rootData:d=t,dynamicAnchors:y={}}={}){let m=null,e=0;const o=S.evaluated;
if(o.dynamicProps&&(o.props=void 0),o.dynamicItems&&(o.items=void 0),e===0)if(t&&typeof t=="object"&&!Array.isArray(t)){
if(t.name!==void 0){let a=t.name;const r=e;if(typeof a!="string"&&a!==null)return S.errors=[{instancePath:i+"/name",schemaPath:"\
#/properties/name/type",keyword:"type",params:{type:te.properties.name.type},message:"must be string,null"}],!1;if(e===r&&
typeof a=="string"){if(Array.from(a.trim()).length<1)return S.errors=[{instancePath:i+"/name",schemaPath:"#/properties/n\
ame/trimmedMin",keyword:"trimmedMin",params:{},message:"must have at least 1 character, not counting spaces at its start\
 and end"}],!1;if(Array.from(a.trim()).length>255)return S.errors=[{instancePath:i+"/name",schemaPath:"#/properties/name\
/trimmedMax",keyword:"trimmedMax",params:{},message:"must have at most 255 characters, not counting spaces at its start \
and end"}],!1}var s=r===e}else var s=!0;if(s){if(t.status!==void 0){let a=t.status;const r=e;if(typeof a!="string"&&a!==
null)return S.errors=[{instancePath:i+"/status",schemaPath:"#/properties/status/type",keyword:"type",params:{type:te.properties.
status.type},message:"must be string,null"}],!1;if(!(a==="ARCHIVED"||a===null))return S.errors=[{instancePath:i+"/status",
schemaPath:"#/properties/status/enum",keyword:"enum",params:{allowedValues:te.properties.status.enum},message:"must be e\
qual to one of the allowed values"}],!1;var s=r===e}else var s=!0;if(s)if(t.max_transaction_amount!==void 0){let a=t.max_transaction_amount;
const r=e;if(typeof a!="string"&&a!==null)return S.errors=[{instancePath:i+"/max_transaction_amount",schemaPath:"#/prope\
rties/max_transaction_amount/type",keyword:"type",params:{type:te.properties.max_transaction_amount.type},message:"must \
be string,null"}],!1;if(e===r&&typeof a=="string"&&!L.test(a))return S.errors=[{instancePath:i+"/max_transaction_amount",
schemaPath:"#/properties/max_transaction_amount/pattern",keyword:"pattern",params:{pattern:"^\\d+(\\.\\d+)?$"},message:'\
must match pattern "^\\d+(\\.\\d+)?$"'}],!1;var s=r===e}else var s=!0}}else return S.errors=[{instancePath:i,schemaPath:"\
#/type",keyword:"type",params:{type:"object"},message:"must be object"}],!1;return S.errors=m,e===0}S.evaluated={props:{
name:!0,status:!0,max_transaction_amount:!0},dynamicProps:!1,dynamicItems:!1};export const listProgramsQuery=R;const me={
type:"object",required:[],properties:{status:{type:"string",enum:["ACTIVE","SUSPENDED","ARCHIVED"]},include_archived:{type:"\
boolean"},search:{type:"string"},sort_by:{type:"string",enum:["created_at","name"]},sort_dir:{type:"string",enum:["asc",
"desc"]},limit:{type:"integer",minimum:1},cursor:{type:"string"}}};function R(t,{instancePath:i="",parentData:l,parentDataProperty:f,
rootData:d=t,dynamicAnchors:y={}}={}){let m=null,e=0;const o=R.evaluated;if(o.dynamicProps&&(o.props=void 0),o.dynamicItems&&
(o.items=void 0),e===0)if(t&&typeof t=="object"&&!Array.isArray(t)){if(t.status!==void 0){let a=t.status;const r=e;if(typeof a!=
"string")return R.errors=[{instancePath:i+"/status",schemaPath:"#/properties/status/type",keyword:"type",params:{type:"s\
tring"},message:"must be string"}],!1;if(!(a==="ACTIVE"||a==="SUSPENDED"||a==="ARCHIVED"))return R.errors=[{instancePath:i+
"/status",schemaPath:"#/properties/status/enum",keyword:"enum",params:{allowedValues:me.properties.status.enum},message:"\
must be equal to one of the allowed values"}],!1;var s=r===e}else var s=!0;if(s){if(t.include_archived!==void 0){const a=e;
if(typeof t.include_archived!="boolean")return R.errors=[{instancePath:i+"/include_archived",schemaPath:"#/properties/in\
clude_archived/type",keyword:"type",params:{type:"boolean"},message:"must be boolean"}],!1;var s=a===e}else var s=!0;if(s){
if(t.search!==void 0){const a=e;if(typeof t.search!="string")return R.errors=[{instancePath:i+"/search",schemaPath:"#/pr\
operties/search/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;var s=a===e}else var s=!0;if(s){
if(t.sort_by!==void 0){let a=t.sort_by;const r=e;if(typeof a!="string")return R.errors=[{instancePath:i+"/sort_by",schemaPath:"\
#/properties/sort_by/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;if(!(a==="created_at"||a===
"name"))return R.errors=[{instancePath:i+"/sort_by",schemaPath:"#/properties/sort_by/enum",keyword:"enum",params:{allowedValues:me.
properties.sort_by.enum},message:"must be equal to one of the allowed values"}],!1;var s=r===e}else var s=!0;if(s){if(t.
sort_dir!==void 0){let a=t.sort_dir;const r=e;if(typeof a!="string")return R.errors=[{instancePath:i+"/sort_dir",schemaPath:"\
#/properties/sort_dir/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;if(!(a==="asc"||a==="des\
c"))return R.errors=[{instancePath:i+"/sort_dir",schemaPath:"#/properties/sort_dir/enum",keyword:"enum",params:{allowedValues:me.
properties.sort_dir.enum},message:"must be equal to one of the allowed values"}],!1;var s=r===e}else var s=!0;if(s){if(t.
limit!==void 0){let a=t.limit;const r=e;if(!(typeof a=="number"&&!(a%1)&&!isNaN(a)))return R.errors=[{instancePath:i+"/l\
imit",schemaPath:"#/properties/limit/type",keyword:"type",params:{type:"integer"},message:"must be integer"}],!1;if(e===
r&&typeof a=="number"&&(a<1||isNaN(a)))return R.errors=[{instancePath:i+"/limit",schemaPath:"#/properties/limit/minimum",
keyword:"minimum",params:{comparison:">=",limit:1},message:"must be >= 1"}],!1;var s=r===e}else var s=!0;if(s)if(t.cursor!==
void 0){const a=e;if(typeof t.cursor!="string")return R.errors=[{instancePath:i+"/cursor",schemaPath:"#/properties/curso\
r/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;var s=a===e}else var s=!0}}}}}}else return R.
errors=[{instancePath:i,schemaPath:"#/type",keyword:"type",params:{type:"object"},message:"must be object"}],!1;return R.
errors=m,e===0}R.evaluated={props:{status:!0,include_archived:!0,search:!0,sort_by:!0,sort_dir:!0,limit:!0,cursor:!0},dynamicProps:!1,
dynamicItems:!1};export const createProgramBody=C;const pe={type:"object",required:["name"],properties:{name:{type:"stri\
ng",trimmedMin:1,trimmedMax:255},description:{type:["string","null"],trimmedMax:1e3},on_unknown_participant:{type:["stri\
ng","null"],enum:["CREATE","REJECT",null]}}};function C(t,{instancePath:i="",parentData:l,parentDataProperty:f,rootData:d=t,
dynamicAnchors:y={}}={}){let m=null,e=0;const o=C.evaluated;if(o.dynamicProps&&(o.props=void 0),o.dynamicItems&&(o.items=
void 0),e===0)if(t&&typeof t=="object"&&!Array.isArray(t)){let a;if(t.name===void 0&&(a="name"))return C.errors=[{instancePath:i,
schemaPath:"#/required",keyword:"required",params:{missingProperty:a},message:"must have required property '"+a+"'"}],!1;
if(t.name!==void 0){let r=t.name;const n=e;if(e===n)if(typeof r=="string"){if(Array.from(r.trim()).length<1)return C.errors=
[{instancePath:i+"/name",schemaPath:"#/properties/name/trimmedMin",keyword:"trimmedMin",params:{},message:"must have at \
least 1 character, not counting spaces at its start and end"}],!1;if(Array.from(r.trim()).length>255)return C.errors=[{instancePath:i+
"/name",schemaPath:"#/properties/name/trimmedMax",keyword:"trimmedMax",params:{},message:"must have at most 255 characte\
rs, not counting spaces at its start and end"}],!1}else return C.errors=[{instancePath:i+"/name",schemaPath:"#/propertie\
s/name/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;var s=n===e}else var s=!0;if(s){if(t.description!==
void 0){let r=t.description;const n=e;if(typeof r!="string"&&r!==null)return C.errors=[{instancePath:i+"/description",schemaPath:"\
#/properties/description/type",keyword:"type",params:{type:pe.properties.description.type},message:"must be string,null"}],
!1;if(e===n&&typeof r=="string"&&Array.from(r.trim()).length>1e3)return C.errors=[{instancePath:i+"/description",schemaPath:"\
#/properties/description/trimmedMax",keyword:"trimmedMax",params:{},message:"must have at most 1000 characters, not coun\
ting spaces at its start and end"}],!1;var s=n===e}else var s=!0;if(s)if(t.on_unknown_participant!==void 0){let r=t.on_unknown_participant;
const n=e;if(typeof r!="string"&&r!==null)return C.errors=[{instancePath:i+"/on_unknown_participant",schemaPath:"#/prope\
rties/on_unknown_participant/type",keyword:"type",params:{type:pe.properties.on_unknown_participant.type},message:"must \
be string,null"}],!1;if(!(r==="CREATE"||r==="REJECT"||r===null))return C.errors=[{instancePath:i+"/on_unknown_participan\
t",schemaPath:"#/properties/on_unknown_participant/enum",keyword:"enum",params:{allowedValues:pe.properties.on_unknown_participant.
enum},message:"must be equal to one of the allowed values"}],!1;var s=n===e}else var s=!0}}else return C.errors=[{instancePath:i,
schemaPath:"#/type",keyword:"type",params:{type:"object"},message:"must be object"}],!1;return C.errors=m,e===0}C.evaluated=
{props:{name:!0,description:!0,on_unknown_participant:!0},dynamicProps:!1,dynamicItems:!1};export const updateProgramBody=M;
const Y={type:"object",properties:{name:{type:["string","null"],trimmedMin:1,trimmedMax:255},description:{type:["string",
"null"],trimmedMax:1e3},on_unknown_participant:{type:["string","null"],enum:["CREATE","REJECT",null]},status:{type:["str\
ing","null"],enum:["ACTIVE","SUSPENDED","ARCHIVED",null]},redemption_target_type:{type:["string","null"],enum:["SYSTEM_R\
EDEMPTION","SYSTEM_BREAKAGE","LEDGER_ENTITY",null]},redemption_target_entity_id:{type:["string","null"],format:"uuid"}}};
function M(t,{instancePath:i="",parentData:l,parentDataProperty:f,rootData:d=t,dynamicAnchors:y={}}={}){let m=null,e=0;const o=M.
evaluated;if(o.dynamicProps&&(o.props=void 0),o.dynamicItems&&(o.items=void 0),e===0)if(t&&typeof t=="object"&&!Array.isArray(
t)){if(t.name!==void 0){let a=t.name;const r=e;if(typeof a!="string"&&a!==null)return M.errors=[{instancePath:i+"/name",
schemaPath:"#/properties/name/type",keyword:"type",params:{type:Y.properties.name.type},message:"must be string,null"}],
!1;if(e===r&&typeof a=="string"){if(Array.from(a.trim()).length<1)return M.errors=[{instancePath:i+"/name",schemaPath:"#\
/properties/name/trimmedMin",keyword:"trimmedMin",params:{},message:"must have at least 1 character, not counting spaces\
 at its start and end"}],!1;if(Array.from(a.trim()).length>255)return M.errors=[{instancePath:i+"/name",schemaPath:"#/pr\
operties/name/trimmedMax",keyword:"trimmedMax",params:{},message:"must have at most 255 characters, not counting spaces \
at its start and end"}],!1}var s=r===e}else var s=!0;if(s){if(t.description!==void 0){let a=t.description;const r=e;if(typeof a!=
"string"&&a!==null)return M.errors=[{instancePath:i+"/description",schemaPath:"#/properties/description/type",keyword:"t\
ype",params:{type:Y.properties.description.type},message:"must be string,null"}],!1;if(e===r&&typeof a=="string"&&Array.
from(a.trim()).length>1e3)return M.errors=[{instancePath:i+"/description",schemaPath:"#/properties/description/trimmedMa\
x",keyword:"trimmedMax",params:{},message:"must have at most 1000 characters, not counting spaces at its start and end"}],
!1;var s=r===e}else var s=!0;if(s){if(t.on_unknown_participant!==void 0){let a=t.on_unknown_participant;const r=e;if(typeof a!=
"string"&&a!==null)return M.errors=[{instancePath:i+"/on_unknown_participant",schemaPath:"#/properties/on_unknown_partic\
ipant/type",keyword:"type",params:{type:Y.properties.on_unknown_participant.type},message:"must be string,null"}],!1;if(!(a===
"CREATE"||a==="REJECT"||a===null))return M.errors=[{instancePath:i+"/on_unknown_participant",schemaPath:"#/properties/on\
_unknown_participant/enum",keyword:"enum",params:{allowedValues:Y.properties.on_unknown_participant.enum},message:"must \
be equal to one of the allowed values"}],!1;var s=r===e}else var s=!0;if(s){if(t.status!==void 0){let a=t.status;const r=e;
if(typeof a!="string"&&a!==null)return M.errors=[{instancePath:i+"/status",schemaPath:"#/properties/status/type",keyword:"\
type",params:{type:Y.properties.status.type},message:"must be string,null"}],!1;if(!(a==="ACTIVE"||a==="SUSPENDED"||a===
"ARCHIVED"||a===null))return M.errors=[{instancePath:i+"/status",schemaPath:"#/properties/status/enum",keyword:"enum",params:{
allowedValues:Y.properties.status.enum},message:"must be equal to one of the allowed values"}],!1;var s=r===e}else var s=!0;
if(s){if(t.redemption_target_type!==void 0){let a=t.redemption_target_type;const r=e;if(typeof a!="string"&&a!==null)return M.
errors=[{instancePath:i+"/redemption_target_type",schemaPath:"#/properties/redemption_target_type/type",keyword:"type",params:{
type:Y.properties.redemption_target_type.type},message:"must be string,null"}],!1;if(!(a==="SYSTEM_REDEMPTION"||a==="SYS\
TEM_BREAKAGE"||a==="LEDGER_ENTITY"||a===null))return M.errors=[{instancePath:i+"/redemption_target_type",schemaPath:"#/p\
roperties/redemption_target_type/enum",keyword:"enum",params:{allowedValues:Y.properties.redemption_target_type.enum},message:"\
must be equal to one of the allowed values"}],!1;var s=r===e}else var s=!0;if(s)if(t.redemption_target_entity_id!==void 0){
let a=t.redemption_target_entity_id;const r=e;if(typeof a!="string"&&a!==null)return M.errors=[{instancePath:i+"/redempt\
ion_target_entity_id",schemaPath:"#/properties/redemption_target_entity_id/type",keyword:"type",params:{type:Y.properties.
redemption_target_entity_id.type},message:"must be string,null"}],!1;if(e===r&&e===r&&typeof a=="string"&&!g.test(a))return M.
errors=[{instancePath:i+"/redemption_target_entity_id",schemaPath:"#/properties/redemption_target_entity_id/format",keyword:"\
format",params:{format:"uuid"},message:'must match format "uuid"'}],!1;var s=r===e}else var s=!0}}}}}else return M.errors=
[{instancePath:i,schemaPath:"#/type",keyword:"type",params:{type:"object"},message:"must be object"}],!1;return M.errors=
m,e===0}M.evaluated={props:{name:!0,description:!0,on_unknown_participant:!0,status:!0,redemption_target_type:!0,redemption_target_entity_id:!0},
dynamicProps:!1,dynamicItems:!1};export const listJournalEntriesQuery=p;const ke={type:"object",required:[],properties:{
program_id:{type:"string",format:"uuid"},event_id:{type:"string",format:"uuid"},rule_id:{type:"string",format:"uuid"},participant_id:{
type:"string",format:"uuid"},external_id:{type:"string"},group_id:{type:"string",format:"uuid"},asset_id:{type:"string",
format:"uuid"},bucket:{type:"string",enum:["AVAILABLE","HELD","DEFERRED"]},from:{type:"string",format:"date-time"},to:{type:"\
string",format:"date-time"},min_amount:{type:"string",pattern:"^\\d+(\\.\\d+)?$"},max_amount:{type:"string",pattern:"^\\d\
+(\\.\\d+)?$"},action_type:{type:"string"},reference_id:{type:"string"},limit:{type:"integer",minimum:1},cursor:{type:"s\
tring"}}};function p(t,{instancePath:i="",parentData:l,parentDataProperty:f,rootData:d=t,dynamicAnchors:y={}}={}){let m=null,
e=0;const o=p.evaluated;if(o.dynamicProps&&(o.props=void 0),o.dynamicItems&&(o.items=void 0),e===0)if(t&&typeof t=="obje\
ct"&&!Array.isArray(t)){if(t.program_id!==void 0){let a=t.program_id;const r=e;if(e===r&&e===r)if(typeof a=="string"){if(!g.
test(a))return p.errors=[{instancePath:i+"/program_id",schemaPath:"#/properties/program_id/format",keyword:"format",params:{
format:"uuid"},message:'must match format "uuid"'}],!1}else return p.errors=[{instancePath:i+"/program_id",schemaPath:"#\
/properties/program_id/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;var s=r===e}else var s=!0;
if(s){if(t.event_id!==void 0){let a=t.event_id;const r=e;if(e===r&&e===r)if(typeof a=="string"){if(!g.test(a))return p.errors=
[{instancePath:i+"/event_id",schemaPath:"#/properties/event_id/format",keyword:"format",params:{format:"uuid"},message:'\
must match format "uuid"'}],!1}else return p.errors=[{instancePath:i+"/event_id",schemaPath:"#/properties/event_id/type",
keyword:"type",params:{type:"string"},message:"must be string"}],!1;var s=r===e}else var s=!0;if(s){if(t.rule_id!==void 0){
let a=t.rule_id;const r=e;if(e===r&&e===r)if(typeof a=="string"){if(!g.test(a))return p.errors=[{instancePath:i+"/rule_i\
d",schemaPath:"#/properties/rule_id/format",keyword:"format",params:{format:"uuid"},message:'must match format "uuid"'}],
!1}else return p.errors=[{instancePath:i+"/rule_id",schemaPath:"#/properties/rule_id/type",keyword:"type",params:{type:"\
string"},message:"must be string"}],!1;var s=r===e}else var s=!0;if(s){if(t.participant_id!==void 0){let a=t.participant_id;
const r=e;if(e===r&&e===r)if(typeof a=="string"){if(!g.test(a))return p.errors=[{instancePath:i+"/participant_id",schemaPath:"\
#/properties/participant_id/format",keyword:"format",params:{format:"uuid"},message:'must match format "uuid"'}],!1}else
return p.errors=[{instancePath:i+"/participant_id",schemaPath:"#/properties/participant_id/type",keyword:"type",params:{
type:"string"},message:"must be string"}],!1;var s=r===e}else var s=!0;if(s){if(t.external_id!==void 0){const a=e;if(typeof t.
external_id!="string")return p.errors=[{instancePath:i+"/external_id",schemaPath:"#/properties/external_id/type",keyword:"\
type",params:{type:"string"},message:"must be string"}],!1;var s=a===e}else var s=!0;if(s){if(t.group_id!==void 0){let a=t.
group_id;const r=e;if(e===r&&e===r)if(typeof a=="string"){if(!g.test(a))return p.errors=[{instancePath:i+"/group_id",schemaPath:"\
#/properties/group_id/format",keyword:"format",params:{format:"uuid"},message:'must match format "uuid"'}],!1}else return p.
errors=[{instancePath:i+"/group_id",schemaPath:"#/properties/group_id/type",keyword:"type",params:{type:"string"},message:"\
must be string"}],!1;var s=r===e}else var s=!0;if(s){if(t.asset_id!==void 0){let a=t.asset_id;const r=e;if(e===r&&e===r)
if(typeof a=="string"){if(!g.test(a))return p.errors=[{instancePath:i+"/asset_id",schemaPath:"#/properties/asset_id/form\
at",keyword:"format",params:{format:"uuid"},message:'must match format "uuid"'}],!1}else return p.errors=[{instancePath:i+
"/asset_id",schemaPath:"#/properties/asset_id/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;
var s=r===e}else var s=!0;if(s){if(t.bucket!==void 0){let a=t.bucket;const r=e;if(typeof a!="string")return p.errors=[{instancePath:i+
"/bucket",schemaPath:"#/properties/bucket/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;if(!(a===
"AVAILABLE"||a==="HELD"||a==="DEFERRED"))return p.errors=[{instancePath:i+"/bucket",schemaPath:"#/properties/bucket/enum",
keyword:"enum",params:{allowedValues:ke.properties.bucket.enum},message:"must be equal to one of the allowed values"}],!1;
var s=r===e}else var s=!0;if(s){if(t.from!==void 0){let a=t.from;const r=e;if(e===r&&e===r)if(typeof a=="string"){if(!E.
test(a))return p.errors=[{instancePath:i+"/from",schemaPath:"#/properties/from/format",keyword:"format",params:{format:"\
date-time"},message:'must match format "date-time"'}],!1}else return p.errors=[{instancePath:i+"/from",schemaPath:"#/pro\
perties/from/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;var s=r===e}else var s=!0;if(s){if(t.
to!==void 0){let a=t.to;const r=e;if(e===r&&e===r)if(typeof a=="string"){if(!E.test(a))return p.errors=[{instancePath:i+
"/to",schemaPath:"#/properties/to/format",keyword:"format",params:{format:"date-time"},message:'must match format "date-\
time"'}],!1}else return p.errors=[{instancePath:i+"/to",schemaPath:"#/properties/to/type",keyword:"type",params:{type:"s\
tring"},message:"must be string"}],!1;var s=r===e}else var s=!0;if(s){if(t.min_amount!==void 0){let a=t.min_amount;const r=e;
if(e===r)if(typeof a=="string"){if(!L.test(a))return p.errors=[{instancePath:i+"/min_amount",schemaPath:"#/properties/mi\
n_amount/pattern",keyword:"pattern",params:{pattern:"^\\d+(\\.\\d+)?$"},message:'must match pattern "^\\d+(\\.\\d+)?$"'}],
!1}else return p.errors=[{instancePath:i+"/min_amount",schemaPath:"#/properties/min_amount/type",keyword:"type",params:{
type:"string"},message:"must be string"}],!1;var s=r===e}else var s=!0;if(s){if(t.max_amount!==void 0){let a=t.max_amount;
const r=e;if(e===r)if(typeof a=="string"){if(!L.test(a))return p.errors=[{instancePath:i+"/max_amount",schemaPath:"#/pro\
perties/max_amount/pattern",keyword:"pattern",params:{pattern:"^\\d+(\\.\\d+)?$"},message:'must match pattern "^\\d+(\\.\\d\
+)?$"'}],!1}else return p.errors=[{instancePath:i+"/max_amount",schemaPath:"#/properties/max_amount/type",keyword:"type",
params:{type:"string"},message:"must be string"}],!1;var s=r===e}else var s=!0;if(s){if(t.action_type!==void 0){const a=e;
if(typeof t.action_type!="string")return p.errors=[{instancePath:i+"/action_type",schemaPath:"#/properties/action_type/t\
ype",keyword:"type",params:{type:"string"},message:"must be string"}],!1;var s=a===e}else var s=!0;if(s){if(t.reference_id!==
void 0){const a=e;if(typeof t.reference_id!="string")return p.errors=[{instancePath:i+"/reference_id",schemaPath:"#/prop\
erties/reference_id/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;var s=a===e}else var s=!0;
if(s){if(t.limit!==void 0){let a=t.limit;const r=e;if(!(typeof a=="number"&&!(a%1)&&!isNaN(a)))return p.errors=[{instancePath:i+
"/limit",schemaPath:"#/properties/limit/type",keyword:"type",params:{type:"integer"},message:"must be integer"}],!1;if(e===
r&&typeof a=="number"&&(a<1||isNaN(a)))return p.errors=[{instancePath:i+"/limit",schemaPath:"#/properties/limit/minimum",
keyword:"minimum",params:{comparison:">=",limit:1},message:"must be >= 1"}],!1;var s=r===e}else var s=!0;if(s)if(t.cursor!==
void 0){const a=e;if(typeof t.cursor!="string")return p.errors=[{instancePath:i+"/cursor",schemaPath:"#/properties/curso\
r/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;var s=a===e}else var s=!0}}}}}}}}}}}}}}}else
return p.errors=[{instancePath:i,schemaPath:"#/type",keyword:"type",params:{type:"object"},message:"must be object"}],!1;
return p.errors=m,e===0}p.evaluated={props:{program_id:!0,event_id:!0,rule_id:!0,participant_id:!0,external_id:!0,group_id:!0,
asset_id:!0,bucket:!0,from:!0,to:!0,min_amount:!0,max_amount:!0,action_type:!0,reference_id:!0,limit:!0,cursor:!0},dynamicProps:!1,
dynamicItems:!1};export const getIntegrityQuery=z;const je={type:"object",required:[],properties:{window:{type:"integer",
minimum:1,maximum:1e4}}};function z(t,{instancePath:i="",parentData:l,parentDataProperty:f,rootData:d=t,dynamicAnchors:y={}}={}){
let m=null,e=0;const o=z.evaluated;if(o.dynamicProps&&(o.props=void 0),o.dynamicItems&&(o.items=void 0),e===0)if(t&&typeof t==
"object"&&!Array.isArray(t)){if(t.window!==void 0){let s=t.window;const a=e;if(!(typeof s=="number"&&!(s%1)&&!isNaN(s)))
return z.errors=[{instancePath:i+"/window",schemaPath:"#/properties/window/type",keyword:"type",params:{type:"integer"},
message:"must be integer"}],!1;if(e===a&&typeof s=="number"){if(s>1e4||isNaN(s))return z.errors=[{instancePath:i+"/windo\
w",schemaPath:"#/properties/window/maximum",keyword:"maximum",params:{comparison:"<=",limit:1e4},message:"must be <= 100\
00"}],!1;if(s<1||isNaN(s))return z.errors=[{instancePath:i+"/window",schemaPath:"#/properties/window/minimum",keyword:"m\
inimum",params:{comparison:">=",limit:1},message:"must be >= 1"}],!1}}}else return z.errors=[{instancePath:i,schemaPath:"\
#/type",keyword:"type",params:{type:"object"},message:"must be object"}],!1;return z.errors=m,e===0}z.evaluated={props:{
window:!0},dynamicProps:!1,dynamicItems:!1};export const sandboxResetBody=X;const xe={type:"object",properties:{seed:{anyOf:[
{enum:["demo","empty",null]},{type:"object"}]}}};function X(t,{instancePath:i="",parentData:l,parentDataProperty:f,rootData:d=t,
dynamicAnchors:y={}}={}){let m=null,e=0;const o=X.evaluated;if(o.dynamicProps&&(o.props=void 0),o.dynamicItems&&(o.items=
void 0),e===0)if(t&&typeof t=="object"&&!Array.isArray(t)){if(t.seed!==void 0){let a=t.seed;const r=e;let n=!1;const c=e;
if(!(a==="demo"||a==="empty"||a===null)){const $={instancePath:i+"/seed",schemaPath:"#/properties/seed/anyOf/0/enum",keyword:"\
enum",params:{allowedValues:xe.properties.seed.anyOf[0].enum},message:"must be equal to one of the allowed values"};m===
null?m=[$]:m.push($),e++}var s=c===e;n=n||s;const ye=e;if(!(a&&typeof a=="object"&&!Array.isArray(a))){const $={instancePath:i+
"/seed",schemaPath:"#/properties/seed/anyOf/1/type",keyword:"type",params:{type:"object"},message:"must be object"};m===
null?m=[$]:m.push($),e++}var s=ye===e;if(n=n||s,n)e=r,m!==null&&(r?m.length=r:m=null);else{const $={instancePath:i+"/see\
d",schemaPath:"#/properties/seed/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};return m===null?
m=[$]:m.push($),e++,X.errors=m,!1}}}else return X.errors=[{instancePath:i,schemaPath:"#/type",keyword:"type",params:{type:"\
object"},message:"must be object"}],!1;return X.errors=m,e===0}X.evaluated={props:{seed:!0},dynamicProps:!1,dynamicItems:!1};
export const moveClockBody=J;const fe={type:"object",properties:{set:{type:["string","null"],format:"date-time"},advance:{
type:["string","null"]}}};function J(t,{instancePath:i="",parentData:l,parentDataProperty:f,rootData:d=t,dynamicAnchors:y={}}={}){
let m=null,e=0;const o=J.evaluated;if(o.dynamicProps&&(o.props=void 0),o.dynamicItems&&(o.items=void 0),e===0)if(t&&typeof t==
"object"&&!Array.isArray(t)){if(t.set!==void 0){let a=t.set;const r=e;if(typeof a!="string"&&a!==null)return J.errors=[{
instancePath:i+"/set",schemaPath:"#/properties/set/type",keyword:"type",params:{type:fe.properties.set.type},message:"mu\
st be string,null"}],!1;if(e===r&&e===r&&typeof a=="string"&&!E.test(a))return J.errors=[{instancePath:i+"/set",schemaPath:"\
#/properties/set/format",keyword:"format",params:{format:"date-time"},message:'must match format "date-time"'}],!1;var s=r===
e}else var s=!0;if(s)if(t.advance!==void 0){let a=t.advance;const r=e;if(typeof a!="string"&&a!==null)return J.errors=[{
instancePath:i+"/advance",schemaPath:"#/properties/advance/type",keyword:"type",params:{type:fe.properties.advance.type},
message:"must be string,null"}],!1;var s=r===e}else var s=!0}else return J.errors=[{instancePath:i,schemaPath:"#/type",keyword:"\
type",params:{type:"object"},message:"must be object"}],!1;return J.errors=m,e===0}J.evaluated={props:{set:!0,advance:!0},
dynamicProps:!1,dynamicItems:!1};export const creditParticipantBody=v;const ue={type:"object",required:["program_id","pa\
rticipant_id","asset_id","amount","description"],properties:{program_id:{type:"string",format:"uuid"},participant_id:{type:"\
string",format:"uuid"},asset_id:{type:"string",format:"uuid"},amount:{type:"string",pattern:"^\\d+(\\.\\d+)?$"},description:{
type:"string",trimmedMin:1,trimmedMax:500},expires_at:{type:["string","null"],format:"date-time"},matures_at:{type:["str\
ing","null"],format:"date-time"},reference_id:{type:["string","null"],trimmedMin:1,trimmedMax:255}}};function v(t,{instancePath:i="",
parentData:l,parentDataProperty:f,rootData:d=t,dynamicAnchors:y={}}={}){let m=null,e=0;const o=v.evaluated;if(o.dynamicProps&&
(o.props=void 0),o.dynamicItems&&(o.items=void 0),e===0)if(t&&typeof t=="object"&&!Array.isArray(t)){let a;if(t.program_id===
void 0&&(a="program_id")||t.participant_id===void 0&&(a="participant_id")||t.asset_id===void 0&&(a="asset_id")||t.amount===
void 0&&(a="amount")||t.description===void 0&&(a="description"))return v.errors=[{instancePath:i,schemaPath:"#/required",
keyword:"required",params:{missingProperty:a},message:"must have required property '"+a+"'"}],!1;if(t.program_id!==void 0){
let r=t.program_id;const n=e;if(e===n&&e===n)if(typeof r=="string"){if(!g.test(r))return v.errors=[{instancePath:i+"/pro\
gram_id",schemaPath:"#/properties/program_id/format",keyword:"format",params:{format:"uuid"},message:'must match format \
"uuid"'}],!1}else return v.errors=[{instancePath:i+"/program_id",schemaPath:"#/properties/program_id/type",keyword:"type",
params:{type:"string"},message:"must be string"}],!1;var s=n===e}else var s=!0;if(s){if(t.participant_id!==void 0){let r=t.
participant_id;const n=e;if(e===n&&e===n)if(typeof r=="string"){if(!g.test(r))return v.errors=[{instancePath:i+"/partici\
pant_id",schemaPath:"#/properties/participant_id/format",keyword:"format",params:{format:"uuid"},message:'must match for\
mat "uuid"'}],!1}else return v.errors=[{instancePath:i+"/participant_id",schemaPath:"#/properties/participant_id/type",keyword:"\
type",params:{type:"string"},message:"must be string"}],!1;var s=n===e}else var s=!0;if(s){if(t.asset_id!==void 0){let r=t.
asset_id;const n=e;if(e===n&&e===n)if(typeof r=="string"){if(!g.test(r))return v.errors=[{instancePath:i+"/asset_id",schemaPath:"\
#/properties/asset_id/format",keyword:"format",params:{format:"uuid"},message:'must match format "uuid"'}],!1}else return v.
errors=[{instancePath:i+"/asset_id",schemaPath:"#/properties/asset_id/type",keyword:"type",params:{type:"string"},message:"\
must be string"}],!1;var s=n===e}else var s=!0;if(s){if(t.amount!==void 0){let r=t.amount;const n=e;if(e===n)if(typeof r==
"string"){if(!L.test(r))return v.errors=[{instancePath:i+"/amount",schemaPath:"#/properties/amount/pattern",keyword:"pat\
tern",params:{pattern:"^\\d+(\\.\\d+)?$"},message:'must match pattern "^\\d+(\\.\\d+)?$"'}],!1}else return v.errors=[{instancePath:i+
"/amount",schemaPath:"#/properties/amount/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;var s=n===
e}else var s=!0;if(s){if(t.description!==void 0){let r=t.description;const n=e;if(e===n)if(typeof r=="string"){if(Array.
from(r.trim()).length<1)return v.errors=[{instancePath:i+"/description",schemaPath:"#/properties/description/trimmedMin",
keyword:"trimmedMin",params:{},message:"must have at least 1 character, not counting spaces at its start and end"}],!1;if(Array.
from(r.trim()).length>500)return v.errors=[{instancePath:i+"/description",schemaPath:"#/properties/description/trimmedMa\
x",keyword:"trimmedMax",params:{},message:"must have at most 500 characters, not counting spaces at its start and end"}],
!1}else return v.errors=[{instancePath:i+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{
type:"string"},message:"must be string"}],!1;var s=n===e}else var s=!0;if(s){if(t.expires_at!==void 0){let r=t.expires_at;
const n=e;if(typeof r!="string"&&r!==null)return v.errors=[{instancePath:i+"/expires_at",schemaPath:"#/properties/expire\
s_at/type",keyword:"type",params:{type:ue.properties.expires_at.type},message:"must be string,null"}],!1;if(e===n&&e===n&&
typeof r=="string"&&!E.test(r))return v.errors=[{instancePath:i+"/expires_at",schemaPath:"#/properties/expires_at/format",
keyword:"format",params:{format:"date-time"},message:'must match format "date-time"'}],!1;var s=n===e}else var s=!0;if(s){
if(t.matures_at!==void 0){let r=t.matures_at;const n=e;if(typeof r!="string"&&r!==null)return v.errors=[{instancePath:i+
"/matures_at",schemaPath:"#/properties/matures_at/type",keyword:"type",params:{type:ue.properties.matures_at.type},message:"\
must be string,null"}],!1;if(e===n&&e===n&&typeof r=="string"&&!E.test(r))return v.errors=[{instancePath:i+"/matures_at",
schemaPath:"#/properties/matures_at/format",keyword:"format",params:{format:"date-time"},message:'must match format "dat\
e-time"'}],!1;var s=n===e}else var s=!0;if(s)if(t.reference_id!==void 0){let r=t.reference_id;const n=e;if(typeof r!="st\
ring"&&r!==null)return v.errors=[{instancePath:i+"/reference_id",schemaPath:"#/properties/reference_id/type",keyword:"ty\
pe",params:{type:ue.properties.reference_id.type},message:"must be string,null"}],!1;if(e===n&&typeof r=="string"){if(Array.
from(r.trim()).length<1)return v.errors=[{instancePath:i+"/reference_id",schemaPath:"#/properties/reference_id/trimmedMi\
n",keyword:"trimmedMin",params:{},message:"must have at least 1 character, not counting spaces at its start and end"}],!1;
if(Array.from(r.trim()).length>255)return v.errors=[{instancePath:i+"/reference_id",schemaPath:"#/properties/reference_i\
d/trimmedMax",keyword:"trimmedMax",params:{},message:"must have at most 255 characters, not counting spaces at its start\
 and end"}],!1}var s=n===e}else var s=!0}}}}}}}else return v.errors=[{instancePath:i,schemaPath:"#/type",keyword:"type",
params:{type:"object"},message:"must be object"}],!1;return v.errors=m,e===0}v.evaluated={props:{program_id:!0,participant_id:!0,
asset_id:!0,amount:!0,description:!0,expires_at:!0,matures_at:!0,reference_id:!0},dynamicProps:!1,dynamicItems:!1};export const previewRequestBody=Q;
const Ae={type:"object",required:["method","path"],properties:{method:{type:"string",enum:["GET","POST","PATCH"]},path:{
type:"string"},body:{}}};function Q(t,{instancePath:i="",parentData:l,parentDataProperty:f,rootData:d=t,dynamicAnchors:y={}}={}){
let m=null,e=0;const o=Q.evaluated;if(o.dynamicProps&&(o.props=void 0),o.dynamicItems&&(o.items=void 0),e===0)if(t&&typeof t==
"object"&&!Array.isArray(t)){let a;if(t.method===void 0&&(a="method")||t.path===void 0&&(a="path"))return Q.errors=[{instancePath:i,
schemaPath:"#/required",keyword:"required",params:{missingProperty:a},message:"must have required property '"+a+"'"}],!1;
if(t.method!==void 0){let r=t.method;const n=e;if(typeof r!="string")return Q.errors=[{instancePath:i+"/method",schemaPath:"\
#/properties/method/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;if(!(r==="GET"||r==="POST"||
r==="PATCH"))return Q.errors=[{instancePath:i+"/method",schemaPath:"#/properties/method/enum",keyword:"enum",params:{allowedValues:Ae.
properties.method.enum},message:"must be equal to one of the allowed values"}],!1;var s=n===e}else var s=!0;if(s)if(t.path!==
void 0){const r=e;if(typeof t.path!="string")return Q.errors=[{instancePath:i+"/path",schemaPath:"#/properties/path/type",
keyword:"type",params:{type:"string"},message:"must be string"}],!1;var s=r===e}else var s=!0}else return Q.errors=[{instancePath:i,
schemaPath:"#/type",keyword:"type",params:{type:"object"},message:"must be object"}],!1;return Q.errors=m,e===0}Q.evaluated=
{props:{method:!0,path:!0,body:!0},dynamicProps:!1,dynamicItems:!1};export const updateSettingsBody=Z;const le={type:"ob\
ject",properties:{restored_expired_lots:{type:["string","null"],enum:["expire","restore","refuse",null]},rate_limit:{type:[
"boolean","null"]}}};function Z(t,{instancePath:i="",parentData:l,parentDataProperty:f,rootData:d=t,dynamicAnchors:y={}}={}){
let m=null,e=0;const o=Z.evaluated;if(o.dynamicProps&&(o.props=void 0),o.dynamicItems&&(o.items=void 0),e===0)if(t&&typeof t==
"object"&&!Array.isArray(t)){if(t.restored_expired_lots!==void 0){let a=t.restored_expired_lots;const r=e;if(typeof a!="\
string"&&a!==null)return Z.errors=[{instancePath:i+"/restored_expired_lots",schemaPath:"#/properties/restored_expired_lo\
ts/type",keyword:"type",params:{type:le.properties.restored_expired_lots.type},message:"must be string,null"}],!1;if(!(a===
"expire"||a==="restore"||a==="refuse"||a===null))return Z.errors=[{instancePath:i+"/restored_expired_lots",schemaPath:"#\
/properties/restored_expired_lots/enum",keyword:"enum",params:{allowedValues:le.properties.restored_expired_lots.enum},message:"\
must be equal to one of the allowed values"}],!1;var s=r===e}else var s=!0;if(s)if(t.rate_limit!==void 0){let a=t.rate_limit;
const r=e;if(typeof a!="boolean"&&a!==null)return Z.errors=[{instancePath:i+"/rate_limit",schemaPath:"#/properties/rate_\
limit/type",keyword:"type",params:{type:le.properties.rate_limit.type},message:"must be boolean,null"}],!1;var s=r===e}else
var s=!0}else return Z.errors=[{instancePath:i,schemaPath:"#/type",keyword:"type",params:{type:"object"},message:"must b\
e object"}],!1;return Z.errors=m,e===0}Z.evaluated={props:{restored_expired_lots:!0,rate_limit:!0},dynamicProps:!1,dynamicItems:!1};
export const setFaultBody=N;const se={type:"object",required:["pack"],properties:{pack:{type:"string",enum:["commit-then\
-drop","drop-before-commit","http-429","http-500-before","http-500-after","slow","truncated-body","malformed-json"]},times:{
type:["integer","null"],minimum:1,maximum:1e6},match:{type:["string","null"],trimmedMin:1,trimmedMax:300},delay_ms:{type:[
"integer","null"],minimum:1,maximum:6e5}}};function N(t,{instancePath:i="",parentData:l,parentDataProperty:f,rootData:d=t,
dynamicAnchors:y={}}={}){let m=null,e=0;const o=N.evaluated;if(o.dynamicProps&&(o.props=void 0),o.dynamicItems&&(o.items=
void 0),e===0)if(t&&typeof t=="object"&&!Array.isArray(t)){let a;if(t.pack===void 0&&(a="pack"))return N.errors=[{instancePath:i,
schemaPath:"#/required",keyword:"required",params:{missingProperty:a},message:"must have required property '"+a+"'"}],!1;
if(t.pack!==void 0){let r=t.pack;const n=e;if(typeof r!="string")return N.errors=[{instancePath:i+"/pack",schemaPath:"#/\
properties/pack/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;if(!(r==="commit-then-drop"||r===
"drop-before-commit"||r==="http-429"||r==="http-500-before"||r==="http-500-after"||r==="slow"||r==="truncated-body"||r===
"malformed-json"))return N.errors=[{instancePath:i+"/pack",schemaPath:"#/properties/pack/enum",keyword:"enum",params:{allowedValues:se.
properties.pack.enum},message:"must be equal to one of the allowed values"}],!1;var s=n===e}else var s=!0;if(s){if(t.times!==
void 0){let r=t.times;const n=e;if(!(typeof r=="number"&&!(r%1)&&!isNaN(r))&&r!==null)return N.errors=[{instancePath:i+"\
/times",schemaPath:"#/properties/times/type",keyword:"type",params:{type:se.properties.times.type},message:"must be inte\
ger,null"}],!1;if(e===n&&typeof r=="number"){if(r>1e6||isNaN(r))return N.errors=[{instancePath:i+"/times",schemaPath:"#/\
properties/times/maximum",keyword:"maximum",params:{comparison:"<=",limit:1e6},message:"must be <= 1000000"}],!1;if(r<1||
isNaN(r))return N.errors=[{instancePath:i+"/times",schemaPath:"#/properties/times/minimum",keyword:"minimum",params:{comparison:"\
>=",limit:1},message:"must be >= 1"}],!1}var s=n===e}else var s=!0;if(s){if(t.match!==void 0){let r=t.match;const n=e;if(typeof r!=
"string"&&r!==null)return N.errors=[{instancePath:i+"/match",schemaPath:"#/properties/match/type",keyword:"type",params:{
type:se.properties.match.type},message:"must be string,null"}],!1;if(e===n&&typeof r=="string"){if(Array.from(r.trim()).
length<1)return N.errors=[{instancePath:i+"/match",schemaPath:"#/properties/match/trimmedMin",keyword:"trimmedMin",params:{},
message:"must have at least 1 character, not counting spaces at its start and end"}],!1;if(Array.from(r.trim()).length>300)
return N.errors=[{instancePath:i+"/match",schemaPath:"#/properties/match/trimmedMax",keyword:"trimmedMax",params:{},message:"\
must have at most 300 characters, not counting spaces at its start and end"}],!1}var s=n===e}else var s=!0;if(s)if(t.delay_ms!==
void 0){let r=t.delay_ms;const n=e;if(!(typeof r=="number"&&!(r%1)&&!isNaN(r))&&r!==null)return N.errors=[{instancePath:i+
"/delay_ms",schemaPath:"#/properties/delay_ms/type",keyword:"type",params:{type:se.properties.delay_ms.type},message:"mu\
st be integer,null"}],!1;if(e===n&&typeof r=="number"){if(r>6e5||isNaN(r))return N.errors=[{instancePath:i+"/delay_ms",schemaPath:"\
#/properties/delay_ms/maximum",keyword:"maximum",params:{comparison:"<=",limit:6e5},message:"must be <= 600000"}],!1;if(r<
1||isNaN(r))return N.errors=[{instancePath:i+"/delay_ms",schemaPath:"#/properties/delay_ms/minimum",keyword:"minimum",params:{
comparison:">=",limit:1},message:"must be >= 1"}],!1}var s=n===e}else var s=!0}}}else return N.errors=[{instancePath:i,schemaPath:"\
#/type",keyword:"type",params:{type:"object"},message:"must be object"}],!1;return N.errors=m,e===0}N.evaluated={props:{
pack:!0,times:!0,match:!0,delay_ms:!0},dynamicProps:!1,dynamicItems:!1};export const actOnSnapshotBody=F;const de={type:"\
object",required:["action","name"],properties:{action:{type:"string",enum:["save","restore","delete"]},name:{type:"strin\
g"},replace:{type:["boolean","null"]}}};function F(t,{instancePath:i="",parentData:l,parentDataProperty:f,rootData:d=t,dynamicAnchors:y={}}={}){
let m=null,e=0;const o=F.evaluated;if(o.dynamicProps&&(o.props=void 0),o.dynamicItems&&(o.items=void 0),e===0)if(t&&typeof t==
"object"&&!Array.isArray(t)){let a;if(t.action===void 0&&(a="action")||t.name===void 0&&(a="name"))return F.errors=[{instancePath:i,
schemaPath:"#/required",keyword:"required",params:{missingProperty:a},message:"must have required property '"+a+"'"}],!1;
if(t.action!==void 0){let r=t.action;const n=e;if(typeof r!="string")return F.errors=[{instancePath:i+"/action",schemaPath:"\
#/properties/action/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;if(!(r==="save"||r==="rest\
ore"||r==="delete"))return F.errors=[{instancePath:i+"/action",schemaPath:"#/properties/action/enum",keyword:"enum",params:{
allowedValues:de.properties.action.enum},message:"must be equal to one of the allowed values"}],!1;var s=n===e}else var s=!0;
if(s){if(t.name!==void 0){const r=e;if(typeof t.name!="string")return F.errors=[{instancePath:i+"/name",schemaPath:"#/pr\
operties/name/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;var s=r===e}else var s=!0;if(s)if(t.
replace!==void 0){let r=t.replace;const n=e;if(typeof r!="boolean"&&r!==null)return F.errors=[{instancePath:i+"/replace",
schemaPath:"#/properties/replace/type",keyword:"type",params:{type:de.properties.replace.type},message:"must be boolean,\
null"}],!1;var s=n===e}else var s=!0}}else return F.errors=[{instancePath:i,schemaPath:"#/type",keyword:"type",params:{type:"\
object"},message:"must be object"}],!1;return F.errors=m,e===0}F.evaluated={props:{action:!0,name:!0,replace:!0},dynamicProps:!1,
dynamicItems:!1};export const listAllRedemptionsQuery=V;const Ee={type:"object",required:[],properties:{participant_id:{
type:"string",format:"uuid"},external_id:{type:"string",trimmedMin:1,trimmedMax:255},status:{type:"string",enum:["COMPLE\
TED","PARTIALLY_REVERSED","FULLY_REVERSED"]},limit:{type:"integer",minimum:1},cursor:{type:"string"}}};function V(t,{instancePath:i="",
parentData:l,parentDataProperty:f,rootData:d=t,dynamicAnchors:y={}}={}){let m=null,e=0;const o=V.evaluated;if(o.dynamicProps&&
(o.props=void 0),o.dynamicItems&&(o.items=void 0),e===0)if(t&&typeof t=="object"&&!Array.isArray(t)){if(t.participant_id!==
void 0){let a=t.participant_id;const r=e;if(e===r&&e===r)if(typeof a=="string"){if(!g.test(a))return V.errors=[{instancePath:i+
"/participant_id",schemaPath:"#/properties/participant_id/format",keyword:"format",params:{format:"uuid"},message:'must \
match format "uuid"'}],!1}else return V.errors=[{instancePath:i+"/participant_id",schemaPath:"#/properties/participant_i\
d/type",keyword:"type",params:{type:"string"},message:"must be string"}],!1;var s=r===e}else var s=!0;if(s){if(t.external_id!==
void 0){let a=t.external_id;const r=e;if(e===r)if(typeof a=="string"){if(Array.from(a.trim()).length<1)return V.errors=[
{instancePath:i+"/external_id",schemaPath:"#/properties/external_id/trimmedMin",keyword:"trimmedMin",params:{},message:"\
must have at least 1 character, not counting spaces at its start and end"}],!1;if(Array.from(a.trim()).length>255)return V.
errors=[{instancePath:i+"/external_id",schemaPath:"#/properties/external_id/trimmedMax",keyword:"trimmedMax",params:{},message:"\
must have at most 255 characters, not counting spaces at its start and end"}],!1}else return V.errors=[{instancePath:i+"\
/external_id",schemaPath:"#/properties/external_id/type",keyword:"type",params:{type:"string"},message:"must be string"}],
!1;var s=r===e}else var s=!0;if(s){if(t.status!==void 0){let a=t.status;const r=e;if(typeof a!="string")return V.errors=
[{instancePath:i+"/status",schemaPath:"#/properties/status/type",keyword:"type",params:{type:"string"},message:"must be \
string"}],!1;if(!(a==="COMPLETED"||a==="PARTIALLY_REVERSED"||a==="FULLY_REVERSED"))return V.errors=[{instancePath:i+"/st\
atus",schemaPath:"#/properties/status/enum",keyword:"enum",params:{allowedValues:Ee.properties.status.enum},message:"mus\
t be equal to one of the allowed values"}],!1;var s=r===e}else var s=!0;if(s){if(t.limit!==void 0){let a=t.limit;const r=e;
if(!(typeof a=="number"&&!(a%1)&&!isNaN(a)))return V.errors=[{instancePath:i+"/limit",schemaPath:"#/properties/limit/typ\
e",keyword:"type",params:{type:"integer"},message:"must be integer"}],!1;if(e===r&&typeof a=="number"&&(a<1||isNaN(a)))return V.
errors=[{instancePath:i+"/limit",schemaPath:"#/properties/limit/minimum",keyword:"minimum",params:{comparison:">=",limit:1},
message:"must be >= 1"}],!1;var s=r===e}else var s=!0;if(s)if(t.cursor!==void 0){const a=e;if(typeof t.cursor!="string")
return V.errors=[{instancePath:i+"/cursor",schemaPath:"#/properties/cursor/type",keyword:"type",params:{type:"string"},message:"\
must be string"}],!1;var s=a===e}else var s=!0}}}}else return V.errors=[{instancePath:i,schemaPath:"#/type",keyword:"typ\
e",params:{type:"object"},message:"must be object"}],!1;return V.errors=m,e===0}V.evaluated={props:{participant_id:!0,external_id:!0,
status:!0,limit:!0,cursor:!0},dynamicProps:!1,dynamicItems:!1};
