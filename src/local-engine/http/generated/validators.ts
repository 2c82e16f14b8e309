// Generated from the contract by `npm run generate`. Never edited, formatted or linted.
// @ts-nocheck
"use strict";
export const reverseRedemptionBody = validate20;
const schema31 = {"type":"object","required":["reason"],"properties":{"reason":{"type":"string","trimmedMin":1,"trimmedMax":500},"amount":{"type":["string","null"],"pattern":"^\\d+(\\.\\d+)?$"},"quantity":{"type":["integer","null"],"minimum":1,"maximum":9007199254740991},"idempotency_key":{"type":["string","null"],"trimmedMin":1,"trimmedMax":255}}};
const pattern4 = new RegExp("^\\d+(\\.\\d+)?$", "u");

function validate20(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate20.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.reason === undefined) && (missing0 = "reason")){
validate20.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.reason !== undefined){
let data0 = data.reason;
const _errs1 = errors;
if(errors === _errs1){
if(typeof data0 === "string"){
if(Array.from(data0.trim()).length < 1){
validate20.errors = [{instancePath:instancePath+"/reason",schemaPath:"#/properties/reason/trimmedMin",keyword:"trimmedMin",params:{},message:"must have at least 1 character, blanks at its ends not counted"}];
return false;
}
else {
if(Array.from(data0.trim()).length > 500){
validate20.errors = [{instancePath:instancePath+"/reason",schemaPath:"#/properties/reason/trimmedMax",keyword:"trimmedMax",params:{},message:"must have at most 500 characters, blanks at its ends not counted"}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/reason",schemaPath:"#/properties/reason/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.amount !== undefined){
let data1 = data.amount;
const _errs3 = errors;
if((typeof data1 !== "string") && (data1 !== null)){
validate20.errors = [{instancePath:instancePath+"/amount",schemaPath:"#/properties/amount/type",keyword:"type",params:{type: schema31.properties.amount.type},message:"must be string,null"}];
return false;
}
if(errors === _errs3){
if(typeof data1 === "string"){
if(!pattern4.test(data1)){
validate20.errors = [{instancePath:instancePath+"/amount",schemaPath:"#/properties/amount/pattern",keyword:"pattern",params:{pattern: "^\\d+(\\.\\d+)?$"},message:"must match pattern \""+"^\\d+(\\.\\d+)?$"+"\""}];
return false;
}
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.quantity !== undefined){
let data2 = data.quantity;
const _errs5 = errors;
if((!((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2)))) && (data2 !== null)){
validate20.errors = [{instancePath:instancePath+"/quantity",schemaPath:"#/properties/quantity/type",keyword:"type",params:{type: schema31.properties.quantity.type},message:"must be integer,null"}];
return false;
}
if(errors === _errs5){
if(typeof data2 == "number"){
if(data2 > 9007199254740991 || isNaN(data2)){
validate20.errors = [{instancePath:instancePath+"/quantity",schemaPath:"#/properties/quantity/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"}];
return false;
}
else {
if(data2 < 1 || isNaN(data2)){
validate20.errors = [{instancePath:instancePath+"/quantity",schemaPath:"#/properties/quantity/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.idempotency_key !== undefined){
let data3 = data.idempotency_key;
const _errs7 = errors;
if((typeof data3 !== "string") && (data3 !== null)){
validate20.errors = [{instancePath:instancePath+"/idempotency_key",schemaPath:"#/properties/idempotency_key/type",keyword:"type",params:{type: schema31.properties.idempotency_key.type},message:"must be string,null"}];
return false;
}
if(errors === _errs7){
if(typeof data3 === "string"){
if(Array.from(data3.trim()).length < 1){
validate20.errors = [{instancePath:instancePath+"/idempotency_key",schemaPath:"#/properties/idempotency_key/trimmedMin",keyword:"trimmedMin",params:{},message:"must have at least 1 character, blanks at its ends not counted"}];
return false;
}
else {
if(Array.from(data3.trim()).length > 255){
validate20.errors = [{instancePath:instancePath+"/idempotency_key",schemaPath:"#/properties/idempotency_key/trimmedMax",keyword:"trimmedMax",params:{},message:"must have at most 255 characters, blanks at its ends not counted"}];
return false;
}
}
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
else {
validate20.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate20.errors = vErrors;
return errors === 0;
}
validate20.evaluated = {"props":{"reason":true,"amount":true,"quantity":true,"idempotency_key":true},"dynamicProps":false,"dynamicItems":false};

export const listReversalsQuery = validate21;
const schema32 = {"type":"object","required":[],"properties":{"limit":{"type":"integer","minimum":1},"cursor":{"type":"string"}}};

function validate21(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate21.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.limit !== undefined){
let data0 = data.limit;
const _errs1 = errors;
if(!((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0)))){
validate21.errors = [{instancePath:instancePath+"/limit",schemaPath:"#/properties/limit/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs1){
if(typeof data0 == "number"){
if(data0 < 1 || isNaN(data0)){
validate21.errors = [{instancePath:instancePath+"/limit",schemaPath:"#/properties/limit/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.cursor !== undefined){
const _errs3 = errors;
if(typeof data.cursor !== "string"){
validate21.errors = [{instancePath:instancePath+"/cursor",schemaPath:"#/properties/cursor/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
}
}
else {
validate21.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate21.errors = vErrors;
return errors === 0;
}
validate21.evaluated = {"props":{"limit":true,"cursor":true},"dynamicProps":false,"dynamicItems":false};

export const listRedemptionsQuery = validate22;
const schema33 = {"type":"object","required":[],"properties":{"status":{"type":"string","enum":["COMPLETED","PARTIALLY_REVERSED","FULLY_REVERSED"]},"reward_catalog_item_id":{"type":"string","format":"uuid"},"from":{"type":"string","format":"date-time"},"to":{"type":"string","format":"date-time"},"limit":{"type":"integer","minimum":1},"cursor":{"type":"string"}}};
const formats0 = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const formats2 = /^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}:\d{2}(\.\d+)?([Zz]|[+-]\d{2}:\d{2})$/;

function validate22(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate22.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.status !== undefined){
let data0 = data.status;
const _errs1 = errors;
if(typeof data0 !== "string"){
validate22.errors = [{instancePath:instancePath+"/status",schemaPath:"#/properties/status/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!(((data0 === "COMPLETED") || (data0 === "PARTIALLY_REVERSED")) || (data0 === "FULLY_REVERSED"))){
validate22.errors = [{instancePath:instancePath+"/status",schemaPath:"#/properties/status/enum",keyword:"enum",params:{allowedValues: schema33.properties.status.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.reward_catalog_item_id !== undefined){
let data1 = data.reward_catalog_item_id;
const _errs3 = errors;
if(errors === _errs3){
if(errors === _errs3){
if(typeof data1 === "string"){
if(!(formats0.test(data1))){
validate22.errors = [{instancePath:instancePath+"/reward_catalog_item_id",schemaPath:"#/properties/reward_catalog_item_id/format",keyword:"format",params:{format: "uuid"},message:"must match format \""+"uuid"+"\""}];
return false;
}
}
else {
validate22.errors = [{instancePath:instancePath+"/reward_catalog_item_id",schemaPath:"#/properties/reward_catalog_item_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.from !== undefined){
let data2 = data.from;
const _errs5 = errors;
if(errors === _errs5){
if(errors === _errs5){
if(typeof data2 === "string"){
if(!(formats2.test(data2))){
validate22.errors = [{instancePath:instancePath+"/from",schemaPath:"#/properties/from/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""}];
return false;
}
}
else {
validate22.errors = [{instancePath:instancePath+"/from",schemaPath:"#/properties/from/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.to !== undefined){
let data3 = data.to;
const _errs7 = errors;
if(errors === _errs7){
if(errors === _errs7){
if(typeof data3 === "string"){
if(!(formats2.test(data3))){
validate22.errors = [{instancePath:instancePath+"/to",schemaPath:"#/properties/to/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""}];
return false;
}
}
else {
validate22.errors = [{instancePath:instancePath+"/to",schemaPath:"#/properties/to/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.limit !== undefined){
let data4 = data.limit;
const _errs9 = errors;
if(!((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4)))){
validate22.errors = [{instancePath:instancePath+"/limit",schemaPath:"#/properties/limit/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs9){
if(typeof data4 == "number"){
if(data4 < 1 || isNaN(data4)){
validate22.errors = [{instancePath:instancePath+"/limit",schemaPath:"#/properties/limit/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.cursor !== undefined){
const _errs11 = errors;
if(typeof data.cursor !== "string"){
validate22.errors = [{instancePath:instancePath+"/cursor",schemaPath:"#/properties/cursor/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
else {
validate22.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate22.errors = vErrors;
return errors === 0;
}
validate22.evaluated = {"props":{"status":true,"reward_catalog_item_id":true,"from":true,"to":true,"limit":true,"cursor":true},"dynamicProps":false,"dynamicItems":false};

export const redeemRawBody = validate23;
const schema34 = {"type":"object","required":["program_id","asset_id","amount","description"],"properties":{"program_id":{"type":"string","format":"uuid"},"asset_id":{"type":"string","format":"uuid"},"amount":{"type":"string","pattern":"^\\d+(\\.\\d+)?$"},"description":{"type":"string","trimmedMin":1,"trimmedMax":500},"idempotency_key":{"type":["string","null"],"trimmedMin":1,"trimmedMax":255}}};

function validate23(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate23.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((data.program_id === undefined) && (missing0 = "program_id")) || ((data.asset_id === undefined) && (missing0 = "asset_id"))) || ((data.amount === undefined) && (missing0 = "amount"))) || ((data.description === undefined) && (missing0 = "description"))){
validate23.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.program_id !== undefined){
let data0 = data.program_id;
const _errs1 = errors;
if(errors === _errs1){
if(errors === _errs1){
if(typeof data0 === "string"){
if(!(formats0.test(data0))){
validate23.errors = [{instancePath:instancePath+"/program_id",schemaPath:"#/properties/program_id/format",keyword:"format",params:{format: "uuid"},message:"must match format \""+"uuid"+"\""}];
return false;
}
}
else {
validate23.errors = [{instancePath:instancePath+"/program_id",schemaPath:"#/properties/program_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.asset_id !== undefined){
let data1 = data.asset_id;
const _errs3 = errors;
if(errors === _errs3){
if(errors === _errs3){
if(typeof data1 === "string"){
if(!(formats0.test(data1))){
validate23.errors = [{instancePath:instancePath+"/asset_id",schemaPath:"#/properties/asset_id/format",keyword:"format",params:{format: "uuid"},message:"must match format \""+"uuid"+"\""}];
return false;
}
}
else {
validate23.errors = [{instancePath:instancePath+"/asset_id",schemaPath:"#/properties/asset_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.amount !== undefined){
let data2 = data.amount;
const _errs5 = errors;
if(errors === _errs5){
if(typeof data2 === "string"){
if(!pattern4.test(data2)){
validate23.errors = [{instancePath:instancePath+"/amount",schemaPath:"#/properties/amount/pattern",keyword:"pattern",params:{pattern: "^\\d+(\\.\\d+)?$"},message:"must match pattern \""+"^\\d+(\\.\\d+)?$"+"\""}];
return false;
}
}
else {
validate23.errors = [{instancePath:instancePath+"/amount",schemaPath:"#/properties/amount/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.description !== undefined){
let data3 = data.description;
const _errs7 = errors;
if(errors === _errs7){
if(typeof data3 === "string"){
if(Array.from(data3.trim()).length < 1){
validate23.errors = [{instancePath:instancePath+"/description",schemaPath:"#/properties/description/trimmedMin",keyword:"trimmedMin",params:{},message:"must have at least 1 character, blanks at its ends not counted"}];
return false;
}
else {
if(Array.from(data3.trim()).length > 500){
validate23.errors = [{instancePath:instancePath+"/description",schemaPath:"#/properties/description/trimmedMax",keyword:"trimmedMax",params:{},message:"must have at most 500 characters, blanks at its ends not counted"}];
return false;
}
}
}
else {
validate23.errors = [{instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.idempotency_key !== undefined){
let data4 = data.idempotency_key;
const _errs9 = errors;
if((typeof data4 !== "string") && (data4 !== null)){
validate23.errors = [{instancePath:instancePath+"/idempotency_key",schemaPath:"#/properties/idempotency_key/type",keyword:"type",params:{type: schema34.properties.idempotency_key.type},message:"must be string,null"}];
return false;
}
if(errors === _errs9){
if(typeof data4 === "string"){
if(Array.from(data4.trim()).length < 1){
validate23.errors = [{instancePath:instancePath+"/idempotency_key",schemaPath:"#/properties/idempotency_key/trimmedMin",keyword:"trimmedMin",params:{},message:"must have at least 1 character, blanks at its ends not counted"}];
return false;
}
else {
if(Array.from(data4.trim()).length > 255){
validate23.errors = [{instancePath:instancePath+"/idempotency_key",schemaPath:"#/properties/idempotency_key/trimmedMax",keyword:"trimmedMax",params:{},message:"must have at most 255 characters, blanks at its ends not counted"}];
return false;
}
}
}
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
else {
validate23.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate23.errors = vErrors;
return errors === 0;
}
validate23.evaluated = {"props":{"program_id":true,"asset_id":true,"amount":true,"description":true,"idempotency_key":true},"dynamicProps":false,"dynamicItems":false};

export const redeemItemBody = validate24;
const schema35 = {"type":"object","required":["program_id","reward_id"],"properties":{"program_id":{"type":"string","format":"uuid"},"reward_id":{"type":"string","format":"uuid"},"quantity":{"type":["integer","null"],"minimum":1,"maximum":9007199254740991},"amount":{"type":["string","null"],"pattern":"^\\d+(\\.\\d+)?$"},"description":{"type":["string","null"],"trimmedMax":500},"idempotency_key":{"type":["string","null"],"trimmedMin":1,"trimmedMax":255}}};

function validate24(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate24.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.program_id === undefined) && (missing0 = "program_id")) || ((data.reward_id === undefined) && (missing0 = "reward_id"))){
validate24.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.program_id !== undefined){
let data0 = data.program_id;
const _errs1 = errors;
if(errors === _errs1){
if(errors === _errs1){
if(typeof data0 === "string"){
if(!(formats0.test(data0))){
validate24.errors = [{instancePath:instancePath+"/program_id",schemaPath:"#/properties/program_id/format",keyword:"format",params:{format: "uuid"},message:"must match format \""+"uuid"+"\""}];
return false;
}
}
else {
validate24.errors = [{instancePath:instancePath+"/program_id",schemaPath:"#/properties/program_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.reward_id !== undefined){
let data1 = data.reward_id;
const _errs3 = errors;
if(errors === _errs3){
if(errors === _errs3){
if(typeof data1 === "string"){
if(!(formats0.test(data1))){
validate24.errors = [{instancePath:instancePath+"/reward_id",schemaPath:"#/properties/reward_id/format",keyword:"format",params:{format: "uuid"},message:"must match format \""+"uuid"+"\""}];
return false;
}
}
else {
validate24.errors = [{instancePath:instancePath+"/reward_id",schemaPath:"#/properties/reward_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.quantity !== undefined){
let data2 = data.quantity;
const _errs5 = errors;
if((!((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2)))) && (data2 !== null)){
validate24.errors = [{instancePath:instancePath+"/quantity",schemaPath:"#/properties/quantity/type",keyword:"type",params:{type: schema35.properties.quantity.type},message:"must be integer,null"}];
return false;
}
if(errors === _errs5){
if(typeof data2 == "number"){
if(data2 > 9007199254740991 || isNaN(data2)){
validate24.errors = [{instancePath:instancePath+"/quantity",schemaPath:"#/properties/quantity/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"}];
return false;
}
else {
if(data2 < 1 || isNaN(data2)){
validate24.errors = [{instancePath:instancePath+"/quantity",schemaPath:"#/properties/quantity/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.amount !== undefined){
let data3 = data.amount;
const _errs7 = errors;
if((typeof data3 !== "string") && (data3 !== null)){
validate24.errors = [{instancePath:instancePath+"/amount",schemaPath:"#/properties/amount/type",keyword:"type",params:{type: schema35.properties.amount.type},message:"must be string,null"}];
return false;
}
if(errors === _errs7){
if(typeof data3 === "string"){
if(!pattern4.test(data3)){
validate24.errors = [{instancePath:instancePath+"/amount",schemaPath:"#/properties/amount/pattern",keyword:"pattern",params:{pattern: "^\\d+(\\.\\d+)?$"},message:"must match pattern \""+"^\\d+(\\.\\d+)?$"+"\""}];
return false;
}
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.description !== undefined){
let data4 = data.description;
const _errs9 = errors;
if((typeof data4 !== "string") && (data4 !== null)){
validate24.errors = [{instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: schema35.properties.description.type},message:"must be string,null"}];
return false;
}
if(errors === _errs9){
if(typeof data4 === "string"){
if(Array.from(data4.trim()).length > 500){
validate24.errors = [{instancePath:instancePath+"/description",schemaPath:"#/properties/description/trimmedMax",keyword:"trimmedMax",params:{},message:"must have at most 500 characters, blanks at its ends not counted"}];
return false;
}
}
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.idempotency_key !== undefined){
let data5 = data.idempotency_key;
const _errs11 = errors;
if((typeof data5 !== "string") && (data5 !== null)){
validate24.errors = [{instancePath:instancePath+"/idempotency_key",schemaPath:"#/properties/idempotency_key/type",keyword:"type",params:{type: schema35.properties.idempotency_key.type},message:"must be string,null"}];
return false;
}
if(errors === _errs11){
if(typeof data5 === "string"){
if(Array.from(data5.trim()).length < 1){
validate24.errors = [{instancePath:instancePath+"/idempotency_key",schemaPath:"#/properties/idempotency_key/trimmedMin",keyword:"trimmedMin",params:{},message:"must have at least 1 character, blanks at its ends not counted"}];
return false;
}
else {
if(Array.from(data5.trim()).length > 255){
validate24.errors = [{instancePath:instancePath+"/idempotency_key",schemaPath:"#/properties/idempotency_key/trimmedMax",keyword:"trimmedMax",params:{},message:"must have at most 255 characters, blanks at its ends not counted"}];
return false;
}
}
}
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
else {
validate24.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate24.errors = vErrors;
return errors === 0;
}
validate24.evaluated = {"props":{"program_id":true,"reward_id":true,"quantity":true,"amount":true,"description":true,"idempotency_key":true},"dynamicProps":false,"dynamicItems":false};

export const listParticipantsQuery = validate25;
const schema36 = {"type":"object","required":[],"properties":{"external_id":{"type":"string"},"program_id":{"type":"string","format":"uuid"},"status":{"type":"string","enum":["ACTIVE","SUSPENDED","CLOSED"]},"search":{"type":"string"},"from":{"type":"string","format":"date-time"},"to":{"type":"string","format":"date-time"},"sort_by":{"type":"string","enum":["created_at","external_id","status"]},"sort_dir":{"type":"string","enum":["asc","desc"]},"limit":{"type":"integer","minimum":1},"cursor":{"type":"string"}}};

function validate25(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate25.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.external_id !== undefined){
const _errs1 = errors;
if(typeof data.external_id !== "string"){
validate25.errors = [{instancePath:instancePath+"/external_id",schemaPath:"#/properties/external_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.program_id !== undefined){
let data1 = data.program_id;
const _errs3 = errors;
if(errors === _errs3){
if(errors === _errs3){
if(typeof data1 === "string"){
if(!(formats0.test(data1))){
validate25.errors = [{instancePath:instancePath+"/program_id",schemaPath:"#/properties/program_id/format",keyword:"format",params:{format: "uuid"},message:"must match format \""+"uuid"+"\""}];
return false;
}
}
else {
validate25.errors = [{instancePath:instancePath+"/program_id",schemaPath:"#/properties/program_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.status !== undefined){
let data2 = data.status;
const _errs5 = errors;
if(typeof data2 !== "string"){
validate25.errors = [{instancePath:instancePath+"/status",schemaPath:"#/properties/status/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!(((data2 === "ACTIVE") || (data2 === "SUSPENDED")) || (data2 === "CLOSED"))){
validate25.errors = [{instancePath:instancePath+"/status",schemaPath:"#/properties/status/enum",keyword:"enum",params:{allowedValues: schema36.properties.status.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.search !== undefined){
const _errs7 = errors;
if(typeof data.search !== "string"){
validate25.errors = [{instancePath:instancePath+"/search",schemaPath:"#/properties/search/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.from !== undefined){
let data4 = data.from;
const _errs9 = errors;
if(errors === _errs9){
if(errors === _errs9){
if(typeof data4 === "string"){
if(!(formats2.test(data4))){
validate25.errors = [{instancePath:instancePath+"/from",schemaPath:"#/properties/from/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""}];
return false;
}
}
else {
validate25.errors = [{instancePath:instancePath+"/from",schemaPath:"#/properties/from/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.to !== undefined){
let data5 = data.to;
const _errs11 = errors;
if(errors === _errs11){
if(errors === _errs11){
if(typeof data5 === "string"){
if(!(formats2.test(data5))){
validate25.errors = [{instancePath:instancePath+"/to",schemaPath:"#/properties/to/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""}];
return false;
}
}
else {
validate25.errors = [{instancePath:instancePath+"/to",schemaPath:"#/properties/to/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.sort_by !== undefined){
let data6 = data.sort_by;
const _errs13 = errors;
if(typeof data6 !== "string"){
validate25.errors = [{instancePath:instancePath+"/sort_by",schemaPath:"#/properties/sort_by/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!(((data6 === "created_at") || (data6 === "external_id")) || (data6 === "status"))){
validate25.errors = [{instancePath:instancePath+"/sort_by",schemaPath:"#/properties/sort_by/enum",keyword:"enum",params:{allowedValues: schema36.properties.sort_by.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.sort_dir !== undefined){
let data7 = data.sort_dir;
const _errs15 = errors;
if(typeof data7 !== "string"){
validate25.errors = [{instancePath:instancePath+"/sort_dir",schemaPath:"#/properties/sort_dir/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!((data7 === "asc") || (data7 === "desc"))){
validate25.errors = [{instancePath:instancePath+"/sort_dir",schemaPath:"#/properties/sort_dir/enum",keyword:"enum",params:{allowedValues: schema36.properties.sort_dir.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs15 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.limit !== undefined){
let data8 = data.limit;
const _errs17 = errors;
if(!((typeof data8 == "number") && (!(data8 % 1) && !isNaN(data8)))){
validate25.errors = [{instancePath:instancePath+"/limit",schemaPath:"#/properties/limit/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs17){
if(typeof data8 == "number"){
if(data8 < 1 || isNaN(data8)){
validate25.errors = [{instancePath:instancePath+"/limit",schemaPath:"#/properties/limit/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
var valid0 = _errs17 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.cursor !== undefined){
const _errs19 = errors;
if(typeof data.cursor !== "string"){
validate25.errors = [{instancePath:instancePath+"/cursor",schemaPath:"#/properties/cursor/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs19 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
else {
validate25.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate25.errors = vErrors;
return errors === 0;
}
validate25.evaluated = {"props":{"external_id":true,"program_id":true,"status":true,"search":true,"from":true,"to":true,"sort_by":true,"sort_dir":true,"limit":true,"cursor":true},"dynamicProps":false,"dynamicItems":false};

export const upsertParticipantBody = validate26;
const schema37 = {"type":"object","required":["external_id"],"properties":{"external_id":{"type":"string","trimmedMin":1,"trimmedMax":255},"program_id":{"type":["string","null"],"format":"uuid"},"status":{"type":["string","null"],"enum":["ACTIVE","SUSPENDED","CLOSED",null]},"attributes":{"type":["object","null"],"additionalProperties":true},"tags":{"type":["array","null"],"items":{"type":"string"}},"email":{"type":["string","null"],"trimmedMax":255},"phone":{"type":["string","null"],"trimmedMax":50},"first_name":{"type":["string","null"],"trimmedMax":255},"last_name":{"type":["string","null"],"trimmedMax":255},"display_name":{"type":["string","null"],"trimmedMax":255}}};

function validate26(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate26.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.external_id === undefined) && (missing0 = "external_id")){
validate26.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.external_id !== undefined){
let data0 = data.external_id;
const _errs1 = errors;
if(errors === _errs1){
if(typeof data0 === "string"){
if(Array.from(data0.trim()).length < 1){
validate26.errors = [{instancePath:instancePath+"/external_id",schemaPath:"#/properties/external_id/trimmedMin",keyword:"trimmedMin",params:{},message:"must have at least 1 character, blanks at its ends not counted"}];
return false;
}
else {
if(Array.from(data0.trim()).length > 255){
validate26.errors = [{instancePath:instancePath+"/external_id",schemaPath:"#/properties/external_id/trimmedMax",keyword:"trimmedMax",params:{},message:"must have at most 255 characters, blanks at its ends not counted"}];
return false;
}
}
}
else {
validate26.errors = [{instancePath:instancePath+"/external_id",schemaPath:"#/properties/external_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.program_id !== undefined){
let data1 = data.program_id;
const _errs3 = errors;
if((typeof data1 !== "string") && (data1 !== null)){
validate26.errors = [{instancePath:instancePath+"/program_id",schemaPath:"#/properties/program_id/type",keyword:"type",params:{type: schema37.properties.program_id.type},message:"must be string,null"}];
return false;
}
if(errors === _errs3){
if(errors === _errs3){
if(typeof data1 === "string"){
if(!(formats0.test(data1))){
validate26.errors = [{instancePath:instancePath+"/program_id",schemaPath:"#/properties/program_id/format",keyword:"format",params:{format: "uuid"},message:"must match format \""+"uuid"+"\""}];
return false;
}
}
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.status !== undefined){
let data2 = data.status;
const _errs5 = errors;
if((typeof data2 !== "string") && (data2 !== null)){
validate26.errors = [{instancePath:instancePath+"/status",schemaPath:"#/properties/status/type",keyword:"type",params:{type: schema37.properties.status.type},message:"must be string,null"}];
return false;
}
if(!((((data2 === "ACTIVE") || (data2 === "SUSPENDED")) || (data2 === "CLOSED")) || (data2 === null))){
validate26.errors = [{instancePath:instancePath+"/status",schemaPath:"#/properties/status/enum",keyword:"enum",params:{allowedValues: schema37.properties.status.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.attributes !== undefined){
let data3 = data.attributes;
const _errs7 = errors;
if((!(data3 && typeof data3 == "object" && !Array.isArray(data3))) && (data3 !== null)){
validate26.errors = [{instancePath:instancePath+"/attributes",schemaPath:"#/properties/attributes/type",keyword:"type",params:{type: schema37.properties.attributes.type},message:"must be object,null"}];
return false;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.tags !== undefined){
let data4 = data.tags;
const _errs10 = errors;
if((!(Array.isArray(data4))) && (data4 !== null)){
validate26.errors = [{instancePath:instancePath+"/tags",schemaPath:"#/properties/tags/type",keyword:"type",params:{type: schema37.properties.tags.type},message:"must be array,null"}];
return false;
}
if(errors === _errs10){
if(Array.isArray(data4)){
var valid1 = true;
const len0 = data4.length;
for(let i0=0; i0<len0; i0++){
const _errs12 = errors;
if(typeof data4[i0] !== "string"){
validate26.errors = [{instancePath:instancePath+"/tags/" + i0,schemaPath:"#/properties/tags/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs12 === errors;
if(!valid1){
break;
}
}
}
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.email !== undefined){
let data6 = data.email;
const _errs14 = errors;
if((typeof data6 !== "string") && (data6 !== null)){
validate26.errors = [{instancePath:instancePath+"/email",schemaPath:"#/properties/email/type",keyword:"type",params:{type: schema37.properties.email.type},message:"must be string,null"}];
return false;
}
if(errors === _errs14){
if(typeof data6 === "string"){
if(Array.from(data6.trim()).length > 255){
validate26.errors = [{instancePath:instancePath+"/email",schemaPath:"#/properties/email/trimmedMax",keyword:"trimmedMax",params:{},message:"must have at most 255 characters, blanks at its ends not counted"}];
return false;
}
}
}
var valid0 = _errs14 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.phone !== undefined){
let data7 = data.phone;
const _errs16 = errors;
if((typeof data7 !== "string") && (data7 !== null)){
validate26.errors = [{instancePath:instancePath+"/phone",schemaPath:"#/properties/phone/type",keyword:"type",params:{type: schema37.properties.phone.type},message:"must be string,null"}];
return false;
}
if(errors === _errs16){
if(typeof data7 === "string"){
if(Array.from(data7.trim()).length > 50){
validate26.errors = [{instancePath:instancePath+"/phone",schemaPath:"#/properties/phone/trimmedMax",keyword:"trimmedMax",params:{},message:"must have at most 50 characters, blanks at its ends not counted"}];
return false;
}
}
}
var valid0 = _errs16 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.first_name !== undefined){
let data8 = data.first_name;
const _errs18 = errors;
if((typeof data8 !== "string") && (data8 !== null)){
validate26.errors = [{instancePath:instancePath+"/first_name",schemaPath:"#/properties/first_name/type",keyword:"type",params:{type: schema37.properties.first_name.type},message:"must be string,null"}];
return false;
}
if(errors === _errs18){
if(typeof data8 === "string"){
if(Array.from(data8.trim()).length > 255){
validate26.errors = [{instancePath:instancePath+"/first_name",schemaPath:"#/properties/first_name/trimmedMax",keyword:"trimmedMax",params:{},message:"must have at most 255 characters, blanks at its ends not counted"}];
return false;
}
}
}
var valid0 = _errs18 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.last_name !== undefined){
let data9 = data.last_name;
const _errs20 = errors;
if((typeof data9 !== "string") && (data9 !== null)){
validate26.errors = [{instancePath:instancePath+"/last_name",schemaPath:"#/properties/last_name/type",keyword:"type",params:{type: schema37.properties.last_name.type},message:"must be string,null"}];
return false;
}
if(errors === _errs20){
if(typeof data9 === "string"){
if(Array.from(data9.trim()).length > 255){
validate26.errors = [{instancePath:instancePath+"/last_name",schemaPath:"#/properties/last_name/trimmedMax",keyword:"trimmedMax",params:{},message:"must have at most 255 characters, blanks at its ends not counted"}];
return false;
}
}
}
var valid0 = _errs20 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.display_name !== undefined){
let data10 = data.display_name;
const _errs22 = errors;
if((typeof data10 !== "string") && (data10 !== null)){
validate26.errors = [{instancePath:instancePath+"/display_name",schemaPath:"#/properties/display_name/type",keyword:"type",params:{type: schema37.properties.display_name.type},message:"must be string,null"}];
return false;
}
if(errors === _errs22){
if(typeof data10 === "string"){
if(Array.from(data10.trim()).length > 255){
validate26.errors = [{instancePath:instancePath+"/display_name",schemaPath:"#/properties/display_name/trimmedMax",keyword:"trimmedMax",params:{},message:"must have at most 255 characters, blanks at its ends not counted"}];
return false;
}
}
}
var valid0 = _errs22 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate26.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate26.errors = vErrors;
return errors === 0;
}
validate26.evaluated = {"props":{"external_id":true,"program_id":true,"status":true,"attributes":true,"tags":true,"email":true,"phone":true,"first_name":true,"last_name":true,"display_name":true},"dynamicProps":false,"dynamicItems":false};

export const updateParticipantStatusBody = validate27;
const schema38 = {"type":"object","required":["status"],"properties":{"status":{"type":"string","enum":["ACTIVE","SUSPENDED","CLOSED"]}}};

function validate27(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate27.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.status === undefined) && (missing0 = "status")){
validate27.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.status !== undefined){
let data0 = data.status;
if(typeof data0 !== "string"){
validate27.errors = [{instancePath:instancePath+"/status",schemaPath:"#/properties/status/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!(((data0 === "ACTIVE") || (data0 === "SUSPENDED")) || (data0 === "CLOSED"))){
validate27.errors = [{instancePath:instancePath+"/status",schemaPath:"#/properties/status/enum",keyword:"enum",params:{allowedValues: schema38.properties.status.enum},message:"must be equal to one of the allowed values"}];
return false;
}
}
}
}
else {
validate27.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate27.errors = vErrors;
return errors === 0;
}
validate27.evaluated = {"props":{"status":true},"dynamicProps":false,"dynamicItems":false};

export const getBalancesQuery = validate28;
const schema39 = {"type":"object","required":[],"properties":{"asset_id":{"type":"string","format":"uuid"},"limit":{"type":"integer","minimum":1},"cursor":{"type":"string"}}};

function validate28(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate28.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.asset_id !== undefined){
let data0 = data.asset_id;
const _errs1 = errors;
if(errors === _errs1){
if(errors === _errs1){
if(typeof data0 === "string"){
if(!(formats0.test(data0))){
validate28.errors = [{instancePath:instancePath+"/asset_id",schemaPath:"#/properties/asset_id/format",keyword:"format",params:{format: "uuid"},message:"must match format \""+"uuid"+"\""}];
return false;
}
}
else {
validate28.errors = [{instancePath:instancePath+"/asset_id",schemaPath:"#/properties/asset_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.limit !== undefined){
let data1 = data.limit;
const _errs3 = errors;
if(!((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1)))){
validate28.errors = [{instancePath:instancePath+"/limit",schemaPath:"#/properties/limit/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs3){
if(typeof data1 == "number"){
if(data1 < 1 || isNaN(data1)){
validate28.errors = [{instancePath:instancePath+"/limit",schemaPath:"#/properties/limit/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.cursor !== undefined){
const _errs5 = errors;
if(typeof data.cursor !== "string"){
validate28.errors = [{instancePath:instancePath+"/cursor",schemaPath:"#/properties/cursor/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
}
}
}
else {
validate28.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate28.errors = vErrors;
return errors === 0;
}
validate28.evaluated = {"props":{"asset_id":true,"limit":true,"cursor":true},"dynamicProps":false,"dynamicItems":false};

export const listLotsQuery = validate29;
const schema40 = {"type":"object","required":["asset_id"],"properties":{"asset_id":{"type":"string","format":"uuid"},"program_id":{"type":"string","format":"uuid"},"status":{"type":"string","enum":["DEFERRED","AVAILABLE","HELD","CONSUMED","EXPIRED"]},"expires_before":{"type":"string","format":"date-time"},"expires_after":{"type":"string","format":"date-time"},"reference_id":{"type":"string"},"limit":{"type":"integer","minimum":1},"cursor":{"type":"string"}}};

function validate29(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate29.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.asset_id === undefined) && (missing0 = "asset_id")){
validate29.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.asset_id !== undefined){
let data0 = data.asset_id;
const _errs1 = errors;
if(errors === _errs1){
if(errors === _errs1){
if(typeof data0 === "string"){
if(!(formats0.test(data0))){
validate29.errors = [{instancePath:instancePath+"/asset_id",schemaPath:"#/properties/asset_id/format",keyword:"format",params:{format: "uuid"},message:"must match format \""+"uuid"+"\""}];
return false;
}
}
else {
validate29.errors = [{instancePath:instancePath+"/asset_id",schemaPath:"#/properties/asset_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.program_id !== undefined){
let data1 = data.program_id;
const _errs3 = errors;
if(errors === _errs3){
if(errors === _errs3){
if(typeof data1 === "string"){
if(!(formats0.test(data1))){
validate29.errors = [{instancePath:instancePath+"/program_id",schemaPath:"#/properties/program_id/format",keyword:"format",params:{format: "uuid"},message:"must match format \""+"uuid"+"\""}];
return false;
}
}
else {
validate29.errors = [{instancePath:instancePath+"/program_id",schemaPath:"#/properties/program_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.status !== undefined){
let data2 = data.status;
const _errs5 = errors;
if(typeof data2 !== "string"){
validate29.errors = [{instancePath:instancePath+"/status",schemaPath:"#/properties/status/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!(((((data2 === "DEFERRED") || (data2 === "AVAILABLE")) || (data2 === "HELD")) || (data2 === "CONSUMED")) || (data2 === "EXPIRED"))){
validate29.errors = [{instancePath:instancePath+"/status",schemaPath:"#/properties/status/enum",keyword:"enum",params:{allowedValues: schema40.properties.status.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.expires_before !== undefined){
let data3 = data.expires_before;
const _errs7 = errors;
if(errors === _errs7){
if(errors === _errs7){
if(typeof data3 === "string"){
if(!(formats2.test(data3))){
validate29.errors = [{instancePath:instancePath+"/expires_before",schemaPath:"#/properties/expires_before/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""}];
return false;
}
}
else {
validate29.errors = [{instancePath:instancePath+"/expires_before",schemaPath:"#/properties/expires_before/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.expires_after !== undefined){
let data4 = data.expires_after;
const _errs9 = errors;
if(errors === _errs9){
if(errors === _errs9){
if(typeof data4 === "string"){
if(!(formats2.test(data4))){
validate29.errors = [{instancePath:instancePath+"/expires_after",schemaPath:"#/properties/expires_after/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""}];
return false;
}
}
else {
validate29.errors = [{instancePath:instancePath+"/expires_after",schemaPath:"#/properties/expires_after/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.reference_id !== undefined){
const _errs11 = errors;
if(typeof data.reference_id !== "string"){
validate29.errors = [{instancePath:instancePath+"/reference_id",schemaPath:"#/properties/reference_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.limit !== undefined){
let data6 = data.limit;
const _errs13 = errors;
if(!((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6)))){
validate29.errors = [{instancePath:instancePath+"/limit",schemaPath:"#/properties/limit/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs13){
if(typeof data6 == "number"){
if(data6 < 1 || isNaN(data6)){
validate29.errors = [{instancePath:instancePath+"/limit",schemaPath:"#/properties/limit/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.cursor !== undefined){
const _errs15 = errors;
if(typeof data.cursor !== "string"){
validate29.errors = [{instancePath:instancePath+"/cursor",schemaPath:"#/properties/cursor/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs15 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
else {
validate29.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate29.errors = vErrors;
return errors === 0;
}
validate29.evaluated = {"props":{"asset_id":true,"program_id":true,"status":true,"expires_before":true,"expires_after":true,"reference_id":true,"limit":true,"cursor":true},"dynamicProps":false,"dynamicItems":false};

export const adjustBalanceBody = validate30;
const schema41 = {"type":"object","required":["program_id","asset_id","type","amount","description"],"properties":{"program_id":{"type":"string","format":"uuid"},"asset_id":{"type":"string","format":"uuid"},"type":{"type":"string","enum":["CREDIT","DEBIT"]},"amount":{"type":"string","pattern":"^\\d+(\\.\\d+)?$"},"description":{"type":"string","trimmedMin":1,"trimmedMax":500},"allow_negative":{"type":["boolean","null"]},"bucket":{"type":["string","null"],"enum":["AVAILABLE","HELD",null]}}};

function validate30(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate30.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((data.program_id === undefined) && (missing0 = "program_id")) || ((data.asset_id === undefined) && (missing0 = "asset_id"))) || ((data.type === undefined) && (missing0 = "type"))) || ((data.amount === undefined) && (missing0 = "amount"))) || ((data.description === undefined) && (missing0 = "description"))){
validate30.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.program_id !== undefined){
let data0 = data.program_id;
const _errs1 = errors;
if(errors === _errs1){
if(errors === _errs1){
if(typeof data0 === "string"){
if(!(formats0.test(data0))){
validate30.errors = [{instancePath:instancePath+"/program_id",schemaPath:"#/properties/program_id/format",keyword:"format",params:{format: "uuid"},message:"must match format \""+"uuid"+"\""}];
return false;
}
}
else {
validate30.errors = [{instancePath:instancePath+"/program_id",schemaPath:"#/properties/program_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.asset_id !== undefined){
let data1 = data.asset_id;
const _errs3 = errors;
if(errors === _errs3){
if(errors === _errs3){
if(typeof data1 === "string"){
if(!(formats0.test(data1))){
validate30.errors = [{instancePath:instancePath+"/asset_id",schemaPath:"#/properties/asset_id/format",keyword:"format",params:{format: "uuid"},message:"must match format \""+"uuid"+"\""}];
return false;
}
}
else {
validate30.errors = [{instancePath:instancePath+"/asset_id",schemaPath:"#/properties/asset_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.type !== undefined){
let data2 = data.type;
const _errs5 = errors;
if(typeof data2 !== "string"){
validate30.errors = [{instancePath:instancePath+"/type",schemaPath:"#/properties/type/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!((data2 === "CREDIT") || (data2 === "DEBIT"))){
validate30.errors = [{instancePath:instancePath+"/type",schemaPath:"#/properties/type/enum",keyword:"enum",params:{allowedValues: schema41.properties.type.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.amount !== undefined){
let data3 = data.amount;
const _errs7 = errors;
if(errors === _errs7){
if(typeof data3 === "string"){
if(!pattern4.test(data3)){
validate30.errors = [{instancePath:instancePath+"/amount",schemaPath:"#/properties/amount/pattern",keyword:"pattern",params:{pattern: "^\\d+(\\.\\d+)?$"},message:"must match pattern \""+"^\\d+(\\.\\d+)?$"+"\""}];
return false;
}
}
else {
validate30.errors = [{instancePath:instancePath+"/amount",schemaPath:"#/properties/amount/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.description !== undefined){
let data4 = data.description;
const _errs9 = errors;
if(errors === _errs9){
if(typeof data4 === "string"){
if(Array.from(data4.trim()).length < 1){
validate30.errors = [{instancePath:instancePath+"/description",schemaPath:"#/properties/description/trimmedMin",keyword:"trimmedMin",params:{},message:"must have at least 1 character, blanks at its ends not counted"}];
return false;
}
else {
if(Array.from(data4.trim()).length > 500){
validate30.errors = [{instancePath:instancePath+"/description",schemaPath:"#/properties/description/trimmedMax",keyword:"trimmedMax",params:{},message:"must have at most 500 characters, blanks at its ends not counted"}];
return false;
}
}
}
else {
validate30.errors = [{instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.allow_negative !== undefined){
let data5 = data.allow_negative;
const _errs11 = errors;
if((typeof data5 !== "boolean") && (data5 !== null)){
validate30.errors = [{instancePath:instancePath+"/allow_negative",schemaPath:"#/properties/allow_negative/type",keyword:"type",params:{type: schema41.properties.allow_negative.type},message:"must be boolean,null"}];
return false;
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.bucket !== undefined){
let data6 = data.bucket;
const _errs13 = errors;
if((typeof data6 !== "string") && (data6 !== null)){
validate30.errors = [{instancePath:instancePath+"/bucket",schemaPath:"#/properties/bucket/type",keyword:"type",params:{type: schema41.properties.bucket.type},message:"must be string,null"}];
return false;
}
if(!(((data6 === "AVAILABLE") || (data6 === "HELD")) || (data6 === null))){
validate30.errors = [{instancePath:instancePath+"/bucket",schemaPath:"#/properties/bucket/enum",keyword:"enum",params:{allowedValues: schema41.properties.bucket.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
else {
validate30.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate30.errors = vErrors;
return errors === 0;
}
validate30.evaluated = {"props":{"program_id":true,"asset_id":true,"type":true,"amount":true,"description":true,"allow_negative":true,"bucket":true},"dynamicProps":false,"dynamicItems":false};

export const listHistoryQuery = validate31;
const schema42 = {"type":"object","required":[],"properties":{"asset_id":{"type":"string","format":"uuid"},"bucket":{"type":"string","enum":["AVAILABLE","HELD","DEFERRED"]},"from":{"type":"string","format":"date-time"},"to":{"type":"string","format":"date-time"},"event_from":{"type":"string","format":"date-time"},"event_to":{"type":"string","format":"date-time"},"limit":{"type":"integer","minimum":1},"cursor":{"type":"string"}}};

function validate31(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate31.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.asset_id !== undefined){
let data0 = data.asset_id;
const _errs1 = errors;
if(errors === _errs1){
if(errors === _errs1){
if(typeof data0 === "string"){
if(!(formats0.test(data0))){
validate31.errors = [{instancePath:instancePath+"/asset_id",schemaPath:"#/properties/asset_id/format",keyword:"format",params:{format: "uuid"},message:"must match format \""+"uuid"+"\""}];
return false;
}
}
else {
validate31.errors = [{instancePath:instancePath+"/asset_id",schemaPath:"#/properties/asset_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.bucket !== undefined){
let data1 = data.bucket;
const _errs3 = errors;
if(typeof data1 !== "string"){
validate31.errors = [{instancePath:instancePath+"/bucket",schemaPath:"#/properties/bucket/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!(((data1 === "AVAILABLE") || (data1 === "HELD")) || (data1 === "DEFERRED"))){
validate31.errors = [{instancePath:instancePath+"/bucket",schemaPath:"#/properties/bucket/enum",keyword:"enum",params:{allowedValues: schema42.properties.bucket.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.from !== undefined){
let data2 = data.from;
const _errs5 = errors;
if(errors === _errs5){
if(errors === _errs5){
if(typeof data2 === "string"){
if(!(formats2.test(data2))){
validate31.errors = [{instancePath:instancePath+"/from",schemaPath:"#/properties/from/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""}];
return false;
}
}
else {
validate31.errors = [{instancePath:instancePath+"/from",schemaPath:"#/properties/from/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.to !== undefined){
let data3 = data.to;
const _errs7 = errors;
if(errors === _errs7){
if(errors === _errs7){
if(typeof data3 === "string"){
if(!(formats2.test(data3))){
validate31.errors = [{instancePath:instancePath+"/to",schemaPath:"#/properties/to/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""}];
return false;
}
}
else {
validate31.errors = [{instancePath:instancePath+"/to",schemaPath:"#/properties/to/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.event_from !== undefined){
let data4 = data.event_from;
const _errs9 = errors;
if(errors === _errs9){
if(errors === _errs9){
if(typeof data4 === "string"){
if(!(formats2.test(data4))){
validate31.errors = [{instancePath:instancePath+"/event_from",schemaPath:"#/properties/event_from/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""}];
return false;
}
}
else {
validate31.errors = [{instancePath:instancePath+"/event_from",schemaPath:"#/properties/event_from/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.event_to !== undefined){
let data5 = data.event_to;
const _errs11 = errors;
if(errors === _errs11){
if(errors === _errs11){
if(typeof data5 === "string"){
if(!(formats2.test(data5))){
validate31.errors = [{instancePath:instancePath+"/event_to",schemaPath:"#/properties/event_to/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""}];
return false;
}
}
else {
validate31.errors = [{instancePath:instancePath+"/event_to",schemaPath:"#/properties/event_to/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.limit !== undefined){
let data6 = data.limit;
const _errs13 = errors;
if(!((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6)))){
validate31.errors = [{instancePath:instancePath+"/limit",schemaPath:"#/properties/limit/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs13){
if(typeof data6 == "number"){
if(data6 < 1 || isNaN(data6)){
validate31.errors = [{instancePath:instancePath+"/limit",schemaPath:"#/properties/limit/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.cursor !== undefined){
const _errs15 = errors;
if(typeof data.cursor !== "string"){
validate31.errors = [{instancePath:instancePath+"/cursor",schemaPath:"#/properties/cursor/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs15 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
else {
validate31.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate31.errors = vErrors;
return errors === 0;
}
validate31.evaluated = {"props":{"asset_id":true,"bucket":true,"from":true,"to":true,"event_from":true,"event_to":true,"limit":true,"cursor":true},"dynamicProps":false,"dynamicItems":false};

export const listRewardsQuery = validate32;
const schema43 = {"type":"object","required":[],"properties":{"status":{"type":"string","enum":["DRAFT","ACTIVE","OUT_OF_STOCK","ARCHIVED"]},"include_archived":{"type":"boolean"},"search":{"type":"string"},"sort_by":{"type":"string","enum":["created_at","name"]},"sort_dir":{"type":"string","enum":["asc","desc"]},"limit":{"type":"integer","minimum":1},"cursor":{"type":"string"}}};

function validate32(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate32.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.status !== undefined){
let data0 = data.status;
const _errs1 = errors;
if(typeof data0 !== "string"){
validate32.errors = [{instancePath:instancePath+"/status",schemaPath:"#/properties/status/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!((((data0 === "DRAFT") || (data0 === "ACTIVE")) || (data0 === "OUT_OF_STOCK")) || (data0 === "ARCHIVED"))){
validate32.errors = [{instancePath:instancePath+"/status",schemaPath:"#/properties/status/enum",keyword:"enum",params:{allowedValues: schema43.properties.status.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.include_archived !== undefined){
const _errs3 = errors;
if(typeof data.include_archived !== "boolean"){
validate32.errors = [{instancePath:instancePath+"/include_archived",schemaPath:"#/properties/include_archived/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.search !== undefined){
const _errs5 = errors;
if(typeof data.search !== "string"){
validate32.errors = [{instancePath:instancePath+"/search",schemaPath:"#/properties/search/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.sort_by !== undefined){
let data3 = data.sort_by;
const _errs7 = errors;
if(typeof data3 !== "string"){
validate32.errors = [{instancePath:instancePath+"/sort_by",schemaPath:"#/properties/sort_by/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!((data3 === "created_at") || (data3 === "name"))){
validate32.errors = [{instancePath:instancePath+"/sort_by",schemaPath:"#/properties/sort_by/enum",keyword:"enum",params:{allowedValues: schema43.properties.sort_by.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.sort_dir !== undefined){
let data4 = data.sort_dir;
const _errs9 = errors;
if(typeof data4 !== "string"){
validate32.errors = [{instancePath:instancePath+"/sort_dir",schemaPath:"#/properties/sort_dir/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!((data4 === "asc") || (data4 === "desc"))){
validate32.errors = [{instancePath:instancePath+"/sort_dir",schemaPath:"#/properties/sort_dir/enum",keyword:"enum",params:{allowedValues: schema43.properties.sort_dir.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.limit !== undefined){
let data5 = data.limit;
const _errs11 = errors;
if(!((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5)))){
validate32.errors = [{instancePath:instancePath+"/limit",schemaPath:"#/properties/limit/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs11){
if(typeof data5 == "number"){
if(data5 < 1 || isNaN(data5)){
validate32.errors = [{instancePath:instancePath+"/limit",schemaPath:"#/properties/limit/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.cursor !== undefined){
const _errs13 = errors;
if(typeof data.cursor !== "string"){
validate32.errors = [{instancePath:instancePath+"/cursor",schemaPath:"#/properties/cursor/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
else {
validate32.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate32.errors = vErrors;
return errors === 0;
}
validate32.evaluated = {"props":{"status":true,"include_archived":true,"search":true,"sort_by":true,"sort_dir":true,"limit":true,"cursor":true},"dynamicProps":false,"dynamicItems":false};

export const createRewardBody = validate33;
const schema44 = {"type":"object","required":["name","redemption_type","asset_id","unit_cost","status"],"properties":{"name":{"type":"string","trimmedMin":1,"trimmedMax":255},"redemption_type":{"type":"string","enum":["UNIT_BASED","AMOUNT_BASED"]},"asset_id":{"type":"string","format":"uuid"},"unit_cost":{"type":"string","pattern":"^\\d+(\\.\\d+)?$"},"status":{"type":"string","enum":["DRAFT","ACTIVE","OUT_OF_STOCK","ARCHIVED"]},"description":{"type":["string","null"],"trimmedMax":1000},"category":{"type":["string","null"],"trimmedMax":100},"max_total":{"type":["integer","null"],"minimum":1,"maximum":9007199254740991},"max_per_participant":{"type":["integer","null"],"minimum":1,"maximum":9007199254740991},"available_from":{"type":["string","null"],"format":"date-time"},"available_until":{"type":["string","null"],"format":"date-time"},"metadata":{"type":["object","null"],"additionalProperties":true}}};

function validate33(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate33.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((data.name === undefined) && (missing0 = "name")) || ((data.redemption_type === undefined) && (missing0 = "redemption_type"))) || ((data.asset_id === undefined) && (missing0 = "asset_id"))) || ((data.unit_cost === undefined) && (missing0 = "unit_cost"))) || ((data.status === undefined) && (missing0 = "status"))){
validate33.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.name !== undefined){
let data0 = data.name;
const _errs1 = errors;
if(errors === _errs1){
if(typeof data0 === "string"){
if(Array.from(data0.trim()).length < 1){
validate33.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/trimmedMin",keyword:"trimmedMin",params:{},message:"must have at least 1 character, blanks at its ends not counted"}];
return false;
}
else {
if(Array.from(data0.trim()).length > 255){
validate33.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/trimmedMax",keyword:"trimmedMax",params:{},message:"must have at most 255 characters, blanks at its ends not counted"}];
return false;
}
}
}
else {
validate33.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.redemption_type !== undefined){
let data1 = data.redemption_type;
const _errs3 = errors;
if(typeof data1 !== "string"){
validate33.errors = [{instancePath:instancePath+"/redemption_type",schemaPath:"#/properties/redemption_type/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!((data1 === "UNIT_BASED") || (data1 === "AMOUNT_BASED"))){
validate33.errors = [{instancePath:instancePath+"/redemption_type",schemaPath:"#/properties/redemption_type/enum",keyword:"enum",params:{allowedValues: schema44.properties.redemption_type.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.asset_id !== undefined){
let data2 = data.asset_id;
const _errs5 = errors;
if(errors === _errs5){
if(errors === _errs5){
if(typeof data2 === "string"){
if(!(formats0.test(data2))){
validate33.errors = [{instancePath:instancePath+"/asset_id",schemaPath:"#/properties/asset_id/format",keyword:"format",params:{format: "uuid"},message:"must match format \""+"uuid"+"\""}];
return false;
}
}
else {
validate33.errors = [{instancePath:instancePath+"/asset_id",schemaPath:"#/properties/asset_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.unit_cost !== undefined){
let data3 = data.unit_cost;
const _errs7 = errors;
if(errors === _errs7){
if(typeof data3 === "string"){
if(!pattern4.test(data3)){
validate33.errors = [{instancePath:instancePath+"/unit_cost",schemaPath:"#/properties/unit_cost/pattern",keyword:"pattern",params:{pattern: "^\\d+(\\.\\d+)?$"},message:"must match pattern \""+"^\\d+(\\.\\d+)?$"+"\""}];
return false;
}
}
else {
validate33.errors = [{instancePath:instancePath+"/unit_cost",schemaPath:"#/properties/unit_cost/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.status !== undefined){
let data4 = data.status;
const _errs9 = errors;
if(typeof data4 !== "string"){
validate33.errors = [{instancePath:instancePath+"/status",schemaPath:"#/properties/status/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!((((data4 === "DRAFT") || (data4 === "ACTIVE")) || (data4 === "OUT_OF_STOCK")) || (data4 === "ARCHIVED"))){
validate33.errors = [{instancePath:instancePath+"/status",schemaPath:"#/properties/status/enum",keyword:"enum",params:{allowedValues: schema44.properties.status.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.description !== undefined){
let data5 = data.description;
const _errs11 = errors;
if((typeof data5 !== "string") && (data5 !== null)){
validate33.errors = [{instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: schema44.properties.description.type},message:"must be string,null"}];
return false;
}
if(errors === _errs11){
if(typeof data5 === "string"){
if(Array.from(data5.trim()).length > 1000){
validate33.errors = [{instancePath:instancePath+"/description",schemaPath:"#/properties/description/trimmedMax",keyword:"trimmedMax",params:{},message:"must have at most 1000 characters, blanks at its ends not counted"}];
return false;
}
}
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.category !== undefined){
let data6 = data.category;
const _errs13 = errors;
if((typeof data6 !== "string") && (data6 !== null)){
validate33.errors = [{instancePath:instancePath+"/category",schemaPath:"#/properties/category/type",keyword:"type",params:{type: schema44.properties.category.type},message:"must be string,null"}];
return false;
}
if(errors === _errs13){
if(typeof data6 === "string"){
if(Array.from(data6.trim()).length > 100){
validate33.errors = [{instancePath:instancePath+"/category",schemaPath:"#/properties/category/trimmedMax",keyword:"trimmedMax",params:{},message:"must have at most 100 characters, blanks at its ends not counted"}];
return false;
}
}
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.max_total !== undefined){
let data7 = data.max_total;
const _errs15 = errors;
if((!((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7)))) && (data7 !== null)){
validate33.errors = [{instancePath:instancePath+"/max_total",schemaPath:"#/properties/max_total/type",keyword:"type",params:{type: schema44.properties.max_total.type},message:"must be integer,null"}];
return false;
}
if(errors === _errs15){
if(typeof data7 == "number"){
if(data7 > 9007199254740991 || isNaN(data7)){
validate33.errors = [{instancePath:instancePath+"/max_total",schemaPath:"#/properties/max_total/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"}];
return false;
}
else {
if(data7 < 1 || isNaN(data7)){
validate33.errors = [{instancePath:instancePath+"/max_total",schemaPath:"#/properties/max_total/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
}
var valid0 = _errs15 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.max_per_participant !== undefined){
let data8 = data.max_per_participant;
const _errs17 = errors;
if((!((typeof data8 == "number") && (!(data8 % 1) && !isNaN(data8)))) && (data8 !== null)){
validate33.errors = [{instancePath:instancePath+"/max_per_participant",schemaPath:"#/properties/max_per_participant/type",keyword:"type",params:{type: schema44.properties.max_per_participant.type},message:"must be integer,null"}];
return false;
}
if(errors === _errs17){
if(typeof data8 == "number"){
if(data8 > 9007199254740991 || isNaN(data8)){
validate33.errors = [{instancePath:instancePath+"/max_per_participant",schemaPath:"#/properties/max_per_participant/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"}];
return false;
}
else {
if(data8 < 1 || isNaN(data8)){
validate33.errors = [{instancePath:instancePath+"/max_per_participant",schemaPath:"#/properties/max_per_participant/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
}
var valid0 = _errs17 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.available_from !== undefined){
let data9 = data.available_from;
const _errs19 = errors;
if((typeof data9 !== "string") && (data9 !== null)){
validate33.errors = [{instancePath:instancePath+"/available_from",schemaPath:"#/properties/available_from/type",keyword:"type",params:{type: schema44.properties.available_from.type},message:"must be string,null"}];
return false;
}
if(errors === _errs19){
if(errors === _errs19){
if(typeof data9 === "string"){
if(!(formats2.test(data9))){
validate33.errors = [{instancePath:instancePath+"/available_from",schemaPath:"#/properties/available_from/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""}];
return false;
}
}
}
}
var valid0 = _errs19 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.available_until !== undefined){
let data10 = data.available_until;
const _errs21 = errors;
if((typeof data10 !== "string") && (data10 !== null)){
validate33.errors = [{instancePath:instancePath+"/available_until",schemaPath:"#/properties/available_until/type",keyword:"type",params:{type: schema44.properties.available_until.type},message:"must be string,null"}];
return false;
}
if(errors === _errs21){
if(errors === _errs21){
if(typeof data10 === "string"){
if(!(formats2.test(data10))){
validate33.errors = [{instancePath:instancePath+"/available_until",schemaPath:"#/properties/available_until/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""}];
return false;
}
}
}
}
var valid0 = _errs21 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.metadata !== undefined){
let data11 = data.metadata;
const _errs23 = errors;
if((!(data11 && typeof data11 == "object" && !Array.isArray(data11))) && (data11 !== null)){
validate33.errors = [{instancePath:instancePath+"/metadata",schemaPath:"#/properties/metadata/type",keyword:"type",params:{type: schema44.properties.metadata.type},message:"must be object,null"}];
return false;
}
var valid0 = _errs23 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate33.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate33.errors = vErrors;
return errors === 0;
}
validate33.evaluated = {"props":{"name":true,"redemption_type":true,"asset_id":true,"unit_cost":true,"status":true,"description":true,"category":true,"max_total":true,"max_per_participant":true,"available_from":true,"available_until":true,"metadata":true},"dynamicProps":false,"dynamicItems":false};

export const updateRewardBody = validate34;
const schema45 = {"type":"object","properties":{"name":{"type":["string","null"],"trimmedMin":1,"trimmedMax":255},"unit_cost":{"type":["string","null"],"pattern":"^\\d+(\\.\\d+)?$"},"status":{"type":["string","null"],"enum":["DRAFT","ACTIVE","OUT_OF_STOCK","ARCHIVED",null]},"description":{"type":["string","null"],"trimmedMax":1000},"category":{"type":["string","null"],"trimmedMax":100},"max_total":{"type":["integer","null"],"minimum":1,"maximum":9007199254740991},"max_per_participant":{"type":["integer","null"],"minimum":1,"maximum":9007199254740991},"available_from":{"type":["string","null"],"format":"date-time"},"available_until":{"type":["string","null"],"format":"date-time"},"metadata":{"type":["object","null"],"additionalProperties":true}}};

function validate34(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate34.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.name !== undefined){
let data0 = data.name;
const _errs1 = errors;
if((typeof data0 !== "string") && (data0 !== null)){
validate34.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: schema45.properties.name.type},message:"must be string,null"}];
return false;
}
if(errors === _errs1){
if(typeof data0 === "string"){
if(Array.from(data0.trim()).length < 1){
validate34.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/trimmedMin",keyword:"trimmedMin",params:{},message:"must have at least 1 character, blanks at its ends not counted"}];
return false;
}
else {
if(Array.from(data0.trim()).length > 255){
validate34.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/trimmedMax",keyword:"trimmedMax",params:{},message:"must have at most 255 characters, blanks at its ends not counted"}];
return false;
}
}
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.unit_cost !== undefined){
let data1 = data.unit_cost;
const _errs3 = errors;
if((typeof data1 !== "string") && (data1 !== null)){
validate34.errors = [{instancePath:instancePath+"/unit_cost",schemaPath:"#/properties/unit_cost/type",keyword:"type",params:{type: schema45.properties.unit_cost.type},message:"must be string,null"}];
return false;
}
if(errors === _errs3){
if(typeof data1 === "string"){
if(!pattern4.test(data1)){
validate34.errors = [{instancePath:instancePath+"/unit_cost",schemaPath:"#/properties/unit_cost/pattern",keyword:"pattern",params:{pattern: "^\\d+(\\.\\d+)?$"},message:"must match pattern \""+"^\\d+(\\.\\d+)?$"+"\""}];
return false;
}
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.status !== undefined){
let data2 = data.status;
const _errs5 = errors;
if((typeof data2 !== "string") && (data2 !== null)){
validate34.errors = [{instancePath:instancePath+"/status",schemaPath:"#/properties/status/type",keyword:"type",params:{type: schema45.properties.status.type},message:"must be string,null"}];
return false;
}
if(!(((((data2 === "DRAFT") || (data2 === "ACTIVE")) || (data2 === "OUT_OF_STOCK")) || (data2 === "ARCHIVED")) || (data2 === null))){
validate34.errors = [{instancePath:instancePath+"/status",schemaPath:"#/properties/status/enum",keyword:"enum",params:{allowedValues: schema45.properties.status.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.description !== undefined){
let data3 = data.description;
const _errs7 = errors;
if((typeof data3 !== "string") && (data3 !== null)){
validate34.errors = [{instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: schema45.properties.description.type},message:"must be string,null"}];
return false;
}
if(errors === _errs7){
if(typeof data3 === "string"){
if(Array.from(data3.trim()).length > 1000){
validate34.errors = [{instancePath:instancePath+"/description",schemaPath:"#/properties/description/trimmedMax",keyword:"trimmedMax",params:{},message:"must have at most 1000 characters, blanks at its ends not counted"}];
return false;
}
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.category !== undefined){
let data4 = data.category;
const _errs9 = errors;
if((typeof data4 !== "string") && (data4 !== null)){
validate34.errors = [{instancePath:instancePath+"/category",schemaPath:"#/properties/category/type",keyword:"type",params:{type: schema45.properties.category.type},message:"must be string,null"}];
return false;
}
if(errors === _errs9){
if(typeof data4 === "string"){
if(Array.from(data4.trim()).length > 100){
validate34.errors = [{instancePath:instancePath+"/category",schemaPath:"#/properties/category/trimmedMax",keyword:"trimmedMax",params:{},message:"must have at most 100 characters, blanks at its ends not counted"}];
return false;
}
}
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.max_total !== undefined){
let data5 = data.max_total;
const _errs11 = errors;
if((!((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5)))) && (data5 !== null)){
validate34.errors = [{instancePath:instancePath+"/max_total",schemaPath:"#/properties/max_total/type",keyword:"type",params:{type: schema45.properties.max_total.type},message:"must be integer,null"}];
return false;
}
if(errors === _errs11){
if(typeof data5 == "number"){
if(data5 > 9007199254740991 || isNaN(data5)){
validate34.errors = [{instancePath:instancePath+"/max_total",schemaPath:"#/properties/max_total/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"}];
return false;
}
else {
if(data5 < 1 || isNaN(data5)){
validate34.errors = [{instancePath:instancePath+"/max_total",schemaPath:"#/properties/max_total/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.max_per_participant !== undefined){
let data6 = data.max_per_participant;
const _errs13 = errors;
if((!((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6)))) && (data6 !== null)){
validate34.errors = [{instancePath:instancePath+"/max_per_participant",schemaPath:"#/properties/max_per_participant/type",keyword:"type",params:{type: schema45.properties.max_per_participant.type},message:"must be integer,null"}];
return false;
}
if(errors === _errs13){
if(typeof data6 == "number"){
if(data6 > 9007199254740991 || isNaN(data6)){
validate34.errors = [{instancePath:instancePath+"/max_per_participant",schemaPath:"#/properties/max_per_participant/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"}];
return false;
}
else {
if(data6 < 1 || isNaN(data6)){
validate34.errors = [{instancePath:instancePath+"/max_per_participant",schemaPath:"#/properties/max_per_participant/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.available_from !== undefined){
let data7 = data.available_from;
const _errs15 = errors;
if((typeof data7 !== "string") && (data7 !== null)){
validate34.errors = [{instancePath:instancePath+"/available_from",schemaPath:"#/properties/available_from/type",keyword:"type",params:{type: schema45.properties.available_from.type},message:"must be string,null"}];
return false;
}
if(errors === _errs15){
if(errors === _errs15){
if(typeof data7 === "string"){
if(!(formats2.test(data7))){
validate34.errors = [{instancePath:instancePath+"/available_from",schemaPath:"#/properties/available_from/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""}];
return false;
}
}
}
}
var valid0 = _errs15 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.available_until !== undefined){
let data8 = data.available_until;
const _errs17 = errors;
if((typeof data8 !== "string") && (data8 !== null)){
validate34.errors = [{instancePath:instancePath+"/available_until",schemaPath:"#/properties/available_until/type",keyword:"type",params:{type: schema45.properties.available_until.type},message:"must be string,null"}];
return false;
}
if(errors === _errs17){
if(errors === _errs17){
if(typeof data8 === "string"){
if(!(formats2.test(data8))){
validate34.errors = [{instancePath:instancePath+"/available_until",schemaPath:"#/properties/available_until/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""}];
return false;
}
}
}
}
var valid0 = _errs17 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.metadata !== undefined){
let data9 = data.metadata;
const _errs19 = errors;
if((!(data9 && typeof data9 == "object" && !Array.isArray(data9))) && (data9 !== null)){
validate34.errors = [{instancePath:instancePath+"/metadata",schemaPath:"#/properties/metadata/type",keyword:"type",params:{type: schema45.properties.metadata.type},message:"must be object,null"}];
return false;
}
var valid0 = _errs19 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
else {
validate34.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate34.errors = vErrors;
return errors === 0;
}
validate34.evaluated = {"props":{"name":true,"unit_cost":true,"status":true,"description":true,"category":true,"max_total":true,"max_per_participant":true,"available_from":true,"available_until":true,"metadata":true},"dynamicProps":false,"dynamicItems":false};

export const listAssetsQuery = validate35;
const schema46 = {"type":"object","required":[],"properties":{"program_id":{"type":"string","format":"uuid"},"status":{"type":"string","enum":["ACTIVE","ARCHIVED"]},"search":{"type":"string"},"limit":{"type":"integer","minimum":1},"cursor":{"type":"string"}}};

function validate35(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate35.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.program_id !== undefined){
let data0 = data.program_id;
const _errs1 = errors;
if(errors === _errs1){
if(errors === _errs1){
if(typeof data0 === "string"){
if(!(formats0.test(data0))){
validate35.errors = [{instancePath:instancePath+"/program_id",schemaPath:"#/properties/program_id/format",keyword:"format",params:{format: "uuid"},message:"must match format \""+"uuid"+"\""}];
return false;
}
}
else {
validate35.errors = [{instancePath:instancePath+"/program_id",schemaPath:"#/properties/program_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.status !== undefined){
let data1 = data.status;
const _errs3 = errors;
if(typeof data1 !== "string"){
validate35.errors = [{instancePath:instancePath+"/status",schemaPath:"#/properties/status/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!((data1 === "ACTIVE") || (data1 === "ARCHIVED"))){
validate35.errors = [{instancePath:instancePath+"/status",schemaPath:"#/properties/status/enum",keyword:"enum",params:{allowedValues: schema46.properties.status.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.search !== undefined){
const _errs5 = errors;
if(typeof data.search !== "string"){
validate35.errors = [{instancePath:instancePath+"/search",schemaPath:"#/properties/search/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.limit !== undefined){
let data3 = data.limit;
const _errs7 = errors;
if(!((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3)))){
validate35.errors = [{instancePath:instancePath+"/limit",schemaPath:"#/properties/limit/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs7){
if(typeof data3 == "number"){
if(data3 < 1 || isNaN(data3)){
validate35.errors = [{instancePath:instancePath+"/limit",schemaPath:"#/properties/limit/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.cursor !== undefined){
const _errs9 = errors;
if(typeof data.cursor !== "string"){
validate35.errors = [{instancePath:instancePath+"/cursor",schemaPath:"#/properties/cursor/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
else {
validate35.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate35.errors = vErrors;
return errors === 0;
}
validate35.evaluated = {"props":{"program_id":true,"status":true,"search":true,"limit":true,"cursor":true},"dynamicProps":false,"dynamicItems":false};

export const createAssetBody = validate36;
const schema47 = {"type":"object","required":["program_id","name","symbol","inventory_mode","issuance_policy","scale"],"properties":{"program_id":{"type":"string","format":"uuid"},"name":{"type":"string","trimmedMin":1,"trimmedMax":255},"symbol":{"type":"string","pattern":"^[A-Za-z0-9]{1,16}$"},"inventory_mode":{"type":"string","enum":["SIMPLE","LOT"]},"issuance_policy":{"type":"string","enum":["UNLIMITED","PREFUNDED"]},"scale":{"type":"integer","minimum":0,"maximum":18},"max_transaction_amount":{"type":["string","null"],"pattern":"^\\d+(\\.\\d+)?$"}}};
const pattern10 = new RegExp("^[A-Za-z0-9]{1,16}$", "u");

function validate36(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate36.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((((data.program_id === undefined) && (missing0 = "program_id")) || ((data.name === undefined) && (missing0 = "name"))) || ((data.symbol === undefined) && (missing0 = "symbol"))) || ((data.inventory_mode === undefined) && (missing0 = "inventory_mode"))) || ((data.issuance_policy === undefined) && (missing0 = "issuance_policy"))) || ((data.scale === undefined) && (missing0 = "scale"))){
validate36.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.program_id !== undefined){
let data0 = data.program_id;
const _errs1 = errors;
if(errors === _errs1){
if(errors === _errs1){
if(typeof data0 === "string"){
if(!(formats0.test(data0))){
validate36.errors = [{instancePath:instancePath+"/program_id",schemaPath:"#/properties/program_id/format",keyword:"format",params:{format: "uuid"},message:"must match format \""+"uuid"+"\""}];
return false;
}
}
else {
validate36.errors = [{instancePath:instancePath+"/program_id",schemaPath:"#/properties/program_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.name !== undefined){
let data1 = data.name;
const _errs3 = errors;
if(errors === _errs3){
if(typeof data1 === "string"){
if(Array.from(data1.trim()).length < 1){
validate36.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/trimmedMin",keyword:"trimmedMin",params:{},message:"must have at least 1 character, blanks at its ends not counted"}];
return false;
}
else {
if(Array.from(data1.trim()).length > 255){
validate36.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/trimmedMax",keyword:"trimmedMax",params:{},message:"must have at most 255 characters, blanks at its ends not counted"}];
return false;
}
}
}
else {
validate36.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.symbol !== undefined){
let data2 = data.symbol;
const _errs5 = errors;
if(errors === _errs5){
if(typeof data2 === "string"){
if(!pattern10.test(data2)){
validate36.errors = [{instancePath:instancePath+"/symbol",schemaPath:"#/properties/symbol/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9]{1,16}$"},message:"must match pattern \""+"^[A-Za-z0-9]{1,16}$"+"\""}];
return false;
}
}
else {
validate36.errors = [{instancePath:instancePath+"/symbol",schemaPath:"#/properties/symbol/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.inventory_mode !== undefined){
let data3 = data.inventory_mode;
const _errs7 = errors;
if(typeof data3 !== "string"){
validate36.errors = [{instancePath:instancePath+"/inventory_mode",schemaPath:"#/properties/inventory_mode/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!((data3 === "SIMPLE") || (data3 === "LOT"))){
validate36.errors = [{instancePath:instancePath+"/inventory_mode",schemaPath:"#/properties/inventory_mode/enum",keyword:"enum",params:{allowedValues: schema47.properties.inventory_mode.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.issuance_policy !== undefined){
let data4 = data.issuance_policy;
const _errs9 = errors;
if(typeof data4 !== "string"){
validate36.errors = [{instancePath:instancePath+"/issuance_policy",schemaPath:"#/properties/issuance_policy/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!((data4 === "UNLIMITED") || (data4 === "PREFUNDED"))){
validate36.errors = [{instancePath:instancePath+"/issuance_policy",schemaPath:"#/properties/issuance_policy/enum",keyword:"enum",params:{allowedValues: schema47.properties.issuance_policy.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.scale !== undefined){
let data5 = data.scale;
const _errs11 = errors;
if(!((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5)))){
validate36.errors = [{instancePath:instancePath+"/scale",schemaPath:"#/properties/scale/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs11){
if(typeof data5 == "number"){
if(data5 > 18 || isNaN(data5)){
validate36.errors = [{instancePath:instancePath+"/scale",schemaPath:"#/properties/scale/maximum",keyword:"maximum",params:{comparison: "<=", limit: 18},message:"must be <= 18"}];
return false;
}
else {
if(data5 < 0 || isNaN(data5)){
validate36.errors = [{instancePath:instancePath+"/scale",schemaPath:"#/properties/scale/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.max_transaction_amount !== undefined){
let data6 = data.max_transaction_amount;
const _errs13 = errors;
if((typeof data6 !== "string") && (data6 !== null)){
validate36.errors = [{instancePath:instancePath+"/max_transaction_amount",schemaPath:"#/properties/max_transaction_amount/type",keyword:"type",params:{type: schema47.properties.max_transaction_amount.type},message:"must be string,null"}];
return false;
}
if(errors === _errs13){
if(typeof data6 === "string"){
if(!pattern4.test(data6)){
validate36.errors = [{instancePath:instancePath+"/max_transaction_amount",schemaPath:"#/properties/max_transaction_amount/pattern",keyword:"pattern",params:{pattern: "^\\d+(\\.\\d+)?$"},message:"must match pattern \""+"^\\d+(\\.\\d+)?$"+"\""}];
return false;
}
}
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
else {
validate36.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate36.errors = vErrors;
return errors === 0;
}
validate36.evaluated = {"props":{"program_id":true,"name":true,"symbol":true,"inventory_mode":true,"issuance_policy":true,"scale":true,"max_transaction_amount":true},"dynamicProps":false,"dynamicItems":false};

export const updateAssetBody = validate37;
const schema48 = {"type":"object","properties":{"name":{"type":["string","null"],"trimmedMin":1,"trimmedMax":255},"status":{"type":["string","null"],"enum":["ARCHIVED",null]},"max_transaction_amount":{"type":["string","null"],"pattern":"^\\d+(\\.\\d+)?$"}}};

function validate37(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate37.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.name !== undefined){
let data0 = data.name;
const _errs1 = errors;
if((typeof data0 !== "string") && (data0 !== null)){
validate37.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: schema48.properties.name.type},message:"must be string,null"}];
return false;
}
if(errors === _errs1){
if(typeof data0 === "string"){
if(Array.from(data0.trim()).length < 1){
validate37.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/trimmedMin",keyword:"trimmedMin",params:{},message:"must have at least 1 character, blanks at its ends not counted"}];
return false;
}
else {
if(Array.from(data0.trim()).length > 255){
validate37.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/trimmedMax",keyword:"trimmedMax",params:{},message:"must have at most 255 characters, blanks at its ends not counted"}];
return false;
}
}
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.status !== undefined){
let data1 = data.status;
const _errs3 = errors;
if((typeof data1 !== "string") && (data1 !== null)){
validate37.errors = [{instancePath:instancePath+"/status",schemaPath:"#/properties/status/type",keyword:"type",params:{type: schema48.properties.status.type},message:"must be string,null"}];
return false;
}
if(!((data1 === "ARCHIVED") || (data1 === null))){
validate37.errors = [{instancePath:instancePath+"/status",schemaPath:"#/properties/status/enum",keyword:"enum",params:{allowedValues: schema48.properties.status.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.max_transaction_amount !== undefined){
let data2 = data.max_transaction_amount;
const _errs5 = errors;
if((typeof data2 !== "string") && (data2 !== null)){
validate37.errors = [{instancePath:instancePath+"/max_transaction_amount",schemaPath:"#/properties/max_transaction_amount/type",keyword:"type",params:{type: schema48.properties.max_transaction_amount.type},message:"must be string,null"}];
return false;
}
if(errors === _errs5){
if(typeof data2 === "string"){
if(!pattern4.test(data2)){
validate37.errors = [{instancePath:instancePath+"/max_transaction_amount",schemaPath:"#/properties/max_transaction_amount/pattern",keyword:"pattern",params:{pattern: "^\\d+(\\.\\d+)?$"},message:"must match pattern \""+"^\\d+(\\.\\d+)?$"+"\""}];
return false;
}
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
}
}
}
else {
validate37.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate37.errors = vErrors;
return errors === 0;
}
validate37.evaluated = {"props":{"name":true,"status":true,"max_transaction_amount":true},"dynamicProps":false,"dynamicItems":false};

export const listProgramsQuery = validate38;
const schema49 = {"type":"object","required":[],"properties":{"status":{"type":"string","enum":["ACTIVE","SUSPENDED","ARCHIVED"]},"include_archived":{"type":"boolean"},"search":{"type":"string"},"sort_by":{"type":"string","enum":["created_at","name"]},"sort_dir":{"type":"string","enum":["asc","desc"]},"limit":{"type":"integer","minimum":1},"cursor":{"type":"string"}}};

function validate38(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate38.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.status !== undefined){
let data0 = data.status;
const _errs1 = errors;
if(typeof data0 !== "string"){
validate38.errors = [{instancePath:instancePath+"/status",schemaPath:"#/properties/status/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!(((data0 === "ACTIVE") || (data0 === "SUSPENDED")) || (data0 === "ARCHIVED"))){
validate38.errors = [{instancePath:instancePath+"/status",schemaPath:"#/properties/status/enum",keyword:"enum",params:{allowedValues: schema49.properties.status.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.include_archived !== undefined){
const _errs3 = errors;
if(typeof data.include_archived !== "boolean"){
validate38.errors = [{instancePath:instancePath+"/include_archived",schemaPath:"#/properties/include_archived/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.search !== undefined){
const _errs5 = errors;
if(typeof data.search !== "string"){
validate38.errors = [{instancePath:instancePath+"/search",schemaPath:"#/properties/search/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.sort_by !== undefined){
let data3 = data.sort_by;
const _errs7 = errors;
if(typeof data3 !== "string"){
validate38.errors = [{instancePath:instancePath+"/sort_by",schemaPath:"#/properties/sort_by/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!((data3 === "created_at") || (data3 === "name"))){
validate38.errors = [{instancePath:instancePath+"/sort_by",schemaPath:"#/properties/sort_by/enum",keyword:"enum",params:{allowedValues: schema49.properties.sort_by.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.sort_dir !== undefined){
let data4 = data.sort_dir;
const _errs9 = errors;
if(typeof data4 !== "string"){
validate38.errors = [{instancePath:instancePath+"/sort_dir",schemaPath:"#/properties/sort_dir/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!((data4 === "asc") || (data4 === "desc"))){
validate38.errors = [{instancePath:instancePath+"/sort_dir",schemaPath:"#/properties/sort_dir/enum",keyword:"enum",params:{allowedValues: schema49.properties.sort_dir.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.limit !== undefined){
let data5 = data.limit;
const _errs11 = errors;
if(!((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5)))){
validate38.errors = [{instancePath:instancePath+"/limit",schemaPath:"#/properties/limit/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs11){
if(typeof data5 == "number"){
if(data5 < 1 || isNaN(data5)){
validate38.errors = [{instancePath:instancePath+"/limit",schemaPath:"#/properties/limit/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.cursor !== undefined){
const _errs13 = errors;
if(typeof data.cursor !== "string"){
validate38.errors = [{instancePath:instancePath+"/cursor",schemaPath:"#/properties/cursor/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
else {
validate38.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate38.errors = vErrors;
return errors === 0;
}
validate38.evaluated = {"props":{"status":true,"include_archived":true,"search":true,"sort_by":true,"sort_dir":true,"limit":true,"cursor":true},"dynamicProps":false,"dynamicItems":false};

export const createProgramBody = validate39;
const schema50 = {"type":"object","required":["name"],"properties":{"name":{"type":"string","trimmedMin":1,"trimmedMax":255},"description":{"type":["string","null"],"trimmedMax":1000},"on_unknown_participant":{"type":["string","null"],"enum":["CREATE","REJECT",null]}}};

function validate39(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate39.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.name === undefined) && (missing0 = "name")){
validate39.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.name !== undefined){
let data0 = data.name;
const _errs1 = errors;
if(errors === _errs1){
if(typeof data0 === "string"){
if(Array.from(data0.trim()).length < 1){
validate39.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/trimmedMin",keyword:"trimmedMin",params:{},message:"must have at least 1 character, blanks at its ends not counted"}];
return false;
}
else {
if(Array.from(data0.trim()).length > 255){
validate39.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/trimmedMax",keyword:"trimmedMax",params:{},message:"must have at most 255 characters, blanks at its ends not counted"}];
return false;
}
}
}
else {
validate39.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.description !== undefined){
let data1 = data.description;
const _errs3 = errors;
if((typeof data1 !== "string") && (data1 !== null)){
validate39.errors = [{instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: schema50.properties.description.type},message:"must be string,null"}];
return false;
}
if(errors === _errs3){
if(typeof data1 === "string"){
if(Array.from(data1.trim()).length > 1000){
validate39.errors = [{instancePath:instancePath+"/description",schemaPath:"#/properties/description/trimmedMax",keyword:"trimmedMax",params:{},message:"must have at most 1000 characters, blanks at its ends not counted"}];
return false;
}
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.on_unknown_participant !== undefined){
let data2 = data.on_unknown_participant;
const _errs5 = errors;
if((typeof data2 !== "string") && (data2 !== null)){
validate39.errors = [{instancePath:instancePath+"/on_unknown_participant",schemaPath:"#/properties/on_unknown_participant/type",keyword:"type",params:{type: schema50.properties.on_unknown_participant.type},message:"must be string,null"}];
return false;
}
if(!(((data2 === "CREATE") || (data2 === "REJECT")) || (data2 === null))){
validate39.errors = [{instancePath:instancePath+"/on_unknown_participant",schemaPath:"#/properties/on_unknown_participant/enum",keyword:"enum",params:{allowedValues: schema50.properties.on_unknown_participant.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate39.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate39.errors = vErrors;
return errors === 0;
}
validate39.evaluated = {"props":{"name":true,"description":true,"on_unknown_participant":true},"dynamicProps":false,"dynamicItems":false};

export const updateProgramBody = validate40;
const schema51 = {"type":"object","properties":{"name":{"type":["string","null"],"trimmedMin":1,"trimmedMax":255},"description":{"type":["string","null"],"trimmedMax":1000},"on_unknown_participant":{"type":["string","null"],"enum":["CREATE","REJECT",null]},"status":{"type":["string","null"],"enum":["ACTIVE","SUSPENDED","ARCHIVED",null]},"redemption_target_type":{"type":["string","null"],"enum":["SYSTEM_REDEMPTION","SYSTEM_BREAKAGE","LEDGER_ENTITY",null]},"redemption_target_entity_id":{"type":["string","null"],"format":"uuid"}}};

function validate40(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate40.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.name !== undefined){
let data0 = data.name;
const _errs1 = errors;
if((typeof data0 !== "string") && (data0 !== null)){
validate40.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: schema51.properties.name.type},message:"must be string,null"}];
return false;
}
if(errors === _errs1){
if(typeof data0 === "string"){
if(Array.from(data0.trim()).length < 1){
validate40.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/trimmedMin",keyword:"trimmedMin",params:{},message:"must have at least 1 character, blanks at its ends not counted"}];
return false;
}
else {
if(Array.from(data0.trim()).length > 255){
validate40.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/trimmedMax",keyword:"trimmedMax",params:{},message:"must have at most 255 characters, blanks at its ends not counted"}];
return false;
}
}
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.description !== undefined){
let data1 = data.description;
const _errs3 = errors;
if((typeof data1 !== "string") && (data1 !== null)){
validate40.errors = [{instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: schema51.properties.description.type},message:"must be string,null"}];
return false;
}
if(errors === _errs3){
if(typeof data1 === "string"){
if(Array.from(data1.trim()).length > 1000){
validate40.errors = [{instancePath:instancePath+"/description",schemaPath:"#/properties/description/trimmedMax",keyword:"trimmedMax",params:{},message:"must have at most 1000 characters, blanks at its ends not counted"}];
return false;
}
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.on_unknown_participant !== undefined){
let data2 = data.on_unknown_participant;
const _errs5 = errors;
if((typeof data2 !== "string") && (data2 !== null)){
validate40.errors = [{instancePath:instancePath+"/on_unknown_participant",schemaPath:"#/properties/on_unknown_participant/type",keyword:"type",params:{type: schema51.properties.on_unknown_participant.type},message:"must be string,null"}];
return false;
}
if(!(((data2 === "CREATE") || (data2 === "REJECT")) || (data2 === null))){
validate40.errors = [{instancePath:instancePath+"/on_unknown_participant",schemaPath:"#/properties/on_unknown_participant/enum",keyword:"enum",params:{allowedValues: schema51.properties.on_unknown_participant.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.status !== undefined){
let data3 = data.status;
const _errs7 = errors;
if((typeof data3 !== "string") && (data3 !== null)){
validate40.errors = [{instancePath:instancePath+"/status",schemaPath:"#/properties/status/type",keyword:"type",params:{type: schema51.properties.status.type},message:"must be string,null"}];
return false;
}
if(!((((data3 === "ACTIVE") || (data3 === "SUSPENDED")) || (data3 === "ARCHIVED")) || (data3 === null))){
validate40.errors = [{instancePath:instancePath+"/status",schemaPath:"#/properties/status/enum",keyword:"enum",params:{allowedValues: schema51.properties.status.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.redemption_target_type !== undefined){
let data4 = data.redemption_target_type;
const _errs9 = errors;
if((typeof data4 !== "string") && (data4 !== null)){
validate40.errors = [{instancePath:instancePath+"/redemption_target_type",schemaPath:"#/properties/redemption_target_type/type",keyword:"type",params:{type: schema51.properties.redemption_target_type.type},message:"must be string,null"}];
return false;
}
if(!((((data4 === "SYSTEM_REDEMPTION") || (data4 === "SYSTEM_BREAKAGE")) || (data4 === "LEDGER_ENTITY")) || (data4 === null))){
validate40.errors = [{instancePath:instancePath+"/redemption_target_type",schemaPath:"#/properties/redemption_target_type/enum",keyword:"enum",params:{allowedValues: schema51.properties.redemption_target_type.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.redemption_target_entity_id !== undefined){
let data5 = data.redemption_target_entity_id;
const _errs11 = errors;
if((typeof data5 !== "string") && (data5 !== null)){
validate40.errors = [{instancePath:instancePath+"/redemption_target_entity_id",schemaPath:"#/properties/redemption_target_entity_id/type",keyword:"type",params:{type: schema51.properties.redemption_target_entity_id.type},message:"must be string,null"}];
return false;
}
if(errors === _errs11){
if(errors === _errs11){
if(typeof data5 === "string"){
if(!(formats0.test(data5))){
validate40.errors = [{instancePath:instancePath+"/redemption_target_entity_id",schemaPath:"#/properties/redemption_target_entity_id/format",keyword:"format",params:{format: "uuid"},message:"must match format \""+"uuid"+"\""}];
return false;
}
}
}
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
else {
validate40.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate40.errors = vErrors;
return errors === 0;
}
validate40.evaluated = {"props":{"name":true,"description":true,"on_unknown_participant":true,"status":true,"redemption_target_type":true,"redemption_target_entity_id":true},"dynamicProps":false,"dynamicItems":false};

export const listJournalEntriesQuery = validate41;
const schema52 = {"type":"object","required":[],"properties":{"program_id":{"type":"string","format":"uuid"},"event_id":{"type":"string","format":"uuid"},"rule_id":{"type":"string","format":"uuid"},"participant_id":{"type":"string","format":"uuid"},"external_id":{"type":"string"},"group_id":{"type":"string","format":"uuid"},"asset_id":{"type":"string","format":"uuid"},"bucket":{"type":"string","enum":["AVAILABLE","HELD","DEFERRED"]},"from":{"type":"string","format":"date-time"},"to":{"type":"string","format":"date-time"},"min_amount":{"type":"string","pattern":"^\\d+(\\.\\d+)?$"},"max_amount":{"type":"string","pattern":"^\\d+(\\.\\d+)?$"},"action_type":{"type":"string"},"reference_id":{"type":"string"},"limit":{"type":"integer","minimum":1},"cursor":{"type":"string"}}};

function validate41(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate41.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.program_id !== undefined){
let data0 = data.program_id;
const _errs1 = errors;
if(errors === _errs1){
if(errors === _errs1){
if(typeof data0 === "string"){
if(!(formats0.test(data0))){
validate41.errors = [{instancePath:instancePath+"/program_id",schemaPath:"#/properties/program_id/format",keyword:"format",params:{format: "uuid"},message:"must match format \""+"uuid"+"\""}];
return false;
}
}
else {
validate41.errors = [{instancePath:instancePath+"/program_id",schemaPath:"#/properties/program_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.event_id !== undefined){
let data1 = data.event_id;
const _errs3 = errors;
if(errors === _errs3){
if(errors === _errs3){
if(typeof data1 === "string"){
if(!(formats0.test(data1))){
validate41.errors = [{instancePath:instancePath+"/event_id",schemaPath:"#/properties/event_id/format",keyword:"format",params:{format: "uuid"},message:"must match format \""+"uuid"+"\""}];
return false;
}
}
else {
validate41.errors = [{instancePath:instancePath+"/event_id",schemaPath:"#/properties/event_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.rule_id !== undefined){
let data2 = data.rule_id;
const _errs5 = errors;
if(errors === _errs5){
if(errors === _errs5){
if(typeof data2 === "string"){
if(!(formats0.test(data2))){
validate41.errors = [{instancePath:instancePath+"/rule_id",schemaPath:"#/properties/rule_id/format",keyword:"format",params:{format: "uuid"},message:"must match format \""+"uuid"+"\""}];
return false;
}
}
else {
validate41.errors = [{instancePath:instancePath+"/rule_id",schemaPath:"#/properties/rule_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.participant_id !== undefined){
let data3 = data.participant_id;
const _errs7 = errors;
if(errors === _errs7){
if(errors === _errs7){
if(typeof data3 === "string"){
if(!(formats0.test(data3))){
validate41.errors = [{instancePath:instancePath+"/participant_id",schemaPath:"#/properties/participant_id/format",keyword:"format",params:{format: "uuid"},message:"must match format \""+"uuid"+"\""}];
return false;
}
}
else {
validate41.errors = [{instancePath:instancePath+"/participant_id",schemaPath:"#/properties/participant_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.external_id !== undefined){
const _errs9 = errors;
if(typeof data.external_id !== "string"){
validate41.errors = [{instancePath:instancePath+"/external_id",schemaPath:"#/properties/external_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.group_id !== undefined){
let data5 = data.group_id;
const _errs11 = errors;
if(errors === _errs11){
if(errors === _errs11){
if(typeof data5 === "string"){
if(!(formats0.test(data5))){
validate41.errors = [{instancePath:instancePath+"/group_id",schemaPath:"#/properties/group_id/format",keyword:"format",params:{format: "uuid"},message:"must match format \""+"uuid"+"\""}];
return false;
}
}
else {
validate41.errors = [{instancePath:instancePath+"/group_id",schemaPath:"#/properties/group_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.asset_id !== undefined){
let data6 = data.asset_id;
const _errs13 = errors;
if(errors === _errs13){
if(errors === _errs13){
if(typeof data6 === "string"){
if(!(formats0.test(data6))){
validate41.errors = [{instancePath:instancePath+"/asset_id",schemaPath:"#/properties/asset_id/format",keyword:"format",params:{format: "uuid"},message:"must match format \""+"uuid"+"\""}];
return false;
}
}
else {
validate41.errors = [{instancePath:instancePath+"/asset_id",schemaPath:"#/properties/asset_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.bucket !== undefined){
let data7 = data.bucket;
const _errs15 = errors;
if(typeof data7 !== "string"){
validate41.errors = [{instancePath:instancePath+"/bucket",schemaPath:"#/properties/bucket/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!(((data7 === "AVAILABLE") || (data7 === "HELD")) || (data7 === "DEFERRED"))){
validate41.errors = [{instancePath:instancePath+"/bucket",schemaPath:"#/properties/bucket/enum",keyword:"enum",params:{allowedValues: schema52.properties.bucket.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs15 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.from !== undefined){
let data8 = data.from;
const _errs17 = errors;
if(errors === _errs17){
if(errors === _errs17){
if(typeof data8 === "string"){
if(!(formats2.test(data8))){
validate41.errors = [{instancePath:instancePath+"/from",schemaPath:"#/properties/from/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""}];
return false;
}
}
else {
validate41.errors = [{instancePath:instancePath+"/from",schemaPath:"#/properties/from/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs17 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.to !== undefined){
let data9 = data.to;
const _errs19 = errors;
if(errors === _errs19){
if(errors === _errs19){
if(typeof data9 === "string"){
if(!(formats2.test(data9))){
validate41.errors = [{instancePath:instancePath+"/to",schemaPath:"#/properties/to/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""}];
return false;
}
}
else {
validate41.errors = [{instancePath:instancePath+"/to",schemaPath:"#/properties/to/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs19 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.min_amount !== undefined){
let data10 = data.min_amount;
const _errs21 = errors;
if(errors === _errs21){
if(typeof data10 === "string"){
if(!pattern4.test(data10)){
validate41.errors = [{instancePath:instancePath+"/min_amount",schemaPath:"#/properties/min_amount/pattern",keyword:"pattern",params:{pattern: "^\\d+(\\.\\d+)?$"},message:"must match pattern \""+"^\\d+(\\.\\d+)?$"+"\""}];
return false;
}
}
else {
validate41.errors = [{instancePath:instancePath+"/min_amount",schemaPath:"#/properties/min_amount/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs21 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.max_amount !== undefined){
let data11 = data.max_amount;
const _errs23 = errors;
if(errors === _errs23){
if(typeof data11 === "string"){
if(!pattern4.test(data11)){
validate41.errors = [{instancePath:instancePath+"/max_amount",schemaPath:"#/properties/max_amount/pattern",keyword:"pattern",params:{pattern: "^\\d+(\\.\\d+)?$"},message:"must match pattern \""+"^\\d+(\\.\\d+)?$"+"\""}];
return false;
}
}
else {
validate41.errors = [{instancePath:instancePath+"/max_amount",schemaPath:"#/properties/max_amount/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs23 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.action_type !== undefined){
const _errs25 = errors;
if(typeof data.action_type !== "string"){
validate41.errors = [{instancePath:instancePath+"/action_type",schemaPath:"#/properties/action_type/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs25 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.reference_id !== undefined){
const _errs27 = errors;
if(typeof data.reference_id !== "string"){
validate41.errors = [{instancePath:instancePath+"/reference_id",schemaPath:"#/properties/reference_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs27 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.limit !== undefined){
let data14 = data.limit;
const _errs29 = errors;
if(!((typeof data14 == "number") && (!(data14 % 1) && !isNaN(data14)))){
validate41.errors = [{instancePath:instancePath+"/limit",schemaPath:"#/properties/limit/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs29){
if(typeof data14 == "number"){
if(data14 < 1 || isNaN(data14)){
validate41.errors = [{instancePath:instancePath+"/limit",schemaPath:"#/properties/limit/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
var valid0 = _errs29 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.cursor !== undefined){
const _errs31 = errors;
if(typeof data.cursor !== "string"){
validate41.errors = [{instancePath:instancePath+"/cursor",schemaPath:"#/properties/cursor/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs31 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate41.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate41.errors = vErrors;
return errors === 0;
}
validate41.evaluated = {"props":{"program_id":true,"event_id":true,"rule_id":true,"participant_id":true,"external_id":true,"group_id":true,"asset_id":true,"bucket":true,"from":true,"to":true,"min_amount":true,"max_amount":true,"action_type":true,"reference_id":true,"limit":true,"cursor":true},"dynamicProps":false,"dynamicItems":false};

export const getIntegrityQuery = validate42;
const schema53 = {"type":"object","required":[],"properties":{"window":{"type":"integer","minimum":1,"maximum":10000}}};

function validate42(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate42.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.window !== undefined){
let data0 = data.window;
const _errs1 = errors;
if(!((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0)))){
validate42.errors = [{instancePath:instancePath+"/window",schemaPath:"#/properties/window/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs1){
if(typeof data0 == "number"){
if(data0 > 10000 || isNaN(data0)){
validate42.errors = [{instancePath:instancePath+"/window",schemaPath:"#/properties/window/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},message:"must be <= 10000"}];
return false;
}
else {
if(data0 < 1 || isNaN(data0)){
validate42.errors = [{instancePath:instancePath+"/window",schemaPath:"#/properties/window/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
}
}
}
else {
validate42.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate42.errors = vErrors;
return errors === 0;
}
validate42.evaluated = {"props":{"window":true},"dynamicProps":false,"dynamicItems":false};

export const sandboxResetBody = validate43;
const schema54 = {"type":"object","properties":{"seed":{"anyOf":[{"enum":["demo","empty",null]},{"type":"object"}]}}};

function validate43(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate43.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.seed !== undefined){
let data0 = data.seed;
const _errs2 = errors;
let valid1 = false;
const _errs3 = errors;
if(!(((data0 === "demo") || (data0 === "empty")) || (data0 === null))){
const err0 = {instancePath:instancePath+"/seed",schemaPath:"#/properties/seed/anyOf/0/enum",keyword:"enum",params:{allowedValues: schema54.properties.seed.anyOf[0].enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
var _valid0 = _errs3 === errors;
valid1 = valid1 || _valid0;
const _errs4 = errors;
if(!(data0 && typeof data0 == "object" && !Array.isArray(data0))){
const err1 = {instancePath:instancePath+"/seed",schemaPath:"#/properties/seed/anyOf/1/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
var _valid0 = _errs4 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const err2 = {instancePath:instancePath+"/seed",schemaPath:"#/properties/seed/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
validate43.errors = vErrors;
return false;
}
else {
errors = _errs2;
if(vErrors !== null){
if(_errs2){
vErrors.length = _errs2;
}
else {
vErrors = null;
}
}
}
}
}
else {
validate43.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate43.errors = vErrors;
return errors === 0;
}
validate43.evaluated = {"props":{"seed":true},"dynamicProps":false,"dynamicItems":false};

export const moveClockBody = validate44;
const schema55 = {"type":"object","properties":{"set":{"type":["string","null"],"format":"date-time"},"advance":{"type":["string","null"]}}};

function validate44(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate44.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.set !== undefined){
let data0 = data.set;
const _errs1 = errors;
if((typeof data0 !== "string") && (data0 !== null)){
validate44.errors = [{instancePath:instancePath+"/set",schemaPath:"#/properties/set/type",keyword:"type",params:{type: schema55.properties.set.type},message:"must be string,null"}];
return false;
}
if(errors === _errs1){
if(errors === _errs1){
if(typeof data0 === "string"){
if(!(formats2.test(data0))){
validate44.errors = [{instancePath:instancePath+"/set",schemaPath:"#/properties/set/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""}];
return false;
}
}
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.advance !== undefined){
let data1 = data.advance;
const _errs3 = errors;
if((typeof data1 !== "string") && (data1 !== null)){
validate44.errors = [{instancePath:instancePath+"/advance",schemaPath:"#/properties/advance/type",keyword:"type",params:{type: schema55.properties.advance.type},message:"must be string,null"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
}
}
else {
validate44.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate44.errors = vErrors;
return errors === 0;
}
validate44.evaluated = {"props":{"set":true,"advance":true},"dynamicProps":false,"dynamicItems":false};

export const creditParticipantBody = validate45;
const schema56 = {"type":"object","required":["program_id","participant_id","asset_id","amount","description"],"properties":{"program_id":{"type":"string","format":"uuid"},"participant_id":{"type":"string","format":"uuid"},"asset_id":{"type":"string","format":"uuid"},"amount":{"type":"string","pattern":"^\\d+(\\.\\d+)?$"},"description":{"type":"string","trimmedMin":1,"trimmedMax":500},"expires_at":{"type":["string","null"],"format":"date-time"},"matures_at":{"type":["string","null"],"format":"date-time"},"reference_id":{"type":["string","null"],"trimmedMin":1,"trimmedMax":255}}};

function validate45(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate45.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((data.program_id === undefined) && (missing0 = "program_id")) || ((data.participant_id === undefined) && (missing0 = "participant_id"))) || ((data.asset_id === undefined) && (missing0 = "asset_id"))) || ((data.amount === undefined) && (missing0 = "amount"))) || ((data.description === undefined) && (missing0 = "description"))){
validate45.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.program_id !== undefined){
let data0 = data.program_id;
const _errs1 = errors;
if(errors === _errs1){
if(errors === _errs1){
if(typeof data0 === "string"){
if(!(formats0.test(data0))){
validate45.errors = [{instancePath:instancePath+"/program_id",schemaPath:"#/properties/program_id/format",keyword:"format",params:{format: "uuid"},message:"must match format \""+"uuid"+"\""}];
return false;
}
}
else {
validate45.errors = [{instancePath:instancePath+"/program_id",schemaPath:"#/properties/program_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.participant_id !== undefined){
let data1 = data.participant_id;
const _errs3 = errors;
if(errors === _errs3){
if(errors === _errs3){
if(typeof data1 === "string"){
if(!(formats0.test(data1))){
validate45.errors = [{instancePath:instancePath+"/participant_id",schemaPath:"#/properties/participant_id/format",keyword:"format",params:{format: "uuid"},message:"must match format \""+"uuid"+"\""}];
return false;
}
}
else {
validate45.errors = [{instancePath:instancePath+"/participant_id",schemaPath:"#/properties/participant_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.asset_id !== undefined){
let data2 = data.asset_id;
const _errs5 = errors;
if(errors === _errs5){
if(errors === _errs5){
if(typeof data2 === "string"){
if(!(formats0.test(data2))){
validate45.errors = [{instancePath:instancePath+"/asset_id",schemaPath:"#/properties/asset_id/format",keyword:"format",params:{format: "uuid"},message:"must match format \""+"uuid"+"\""}];
return false;
}
}
else {
validate45.errors = [{instancePath:instancePath+"/asset_id",schemaPath:"#/properties/asset_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.amount !== undefined){
let data3 = data.amount;
const _errs7 = errors;
if(errors === _errs7){
if(typeof data3 === "string"){
if(!pattern4.test(data3)){
validate45.errors = [{instancePath:instancePath+"/amount",schemaPath:"#/properties/amount/pattern",keyword:"pattern",params:{pattern: "^\\d+(\\.\\d+)?$"},message:"must match pattern \""+"^\\d+(\\.\\d+)?$"+"\""}];
return false;
}
}
else {
validate45.errors = [{instancePath:instancePath+"/amount",schemaPath:"#/properties/amount/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.description !== undefined){
let data4 = data.description;
const _errs9 = errors;
if(errors === _errs9){
if(typeof data4 === "string"){
if(Array.from(data4.trim()).length < 1){
validate45.errors = [{instancePath:instancePath+"/description",schemaPath:"#/properties/description/trimmedMin",keyword:"trimmedMin",params:{},message:"must have at least 1 character, blanks at its ends not counted"}];
return false;
}
else {
if(Array.from(data4.trim()).length > 500){
validate45.errors = [{instancePath:instancePath+"/description",schemaPath:"#/properties/description/trimmedMax",keyword:"trimmedMax",params:{},message:"must have at most 500 characters, blanks at its ends not counted"}];
return false;
}
}
}
else {
validate45.errors = [{instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.expires_at !== undefined){
let data5 = data.expires_at;
const _errs11 = errors;
if((typeof data5 !== "string") && (data5 !== null)){
validate45.errors = [{instancePath:instancePath+"/expires_at",schemaPath:"#/properties/expires_at/type",keyword:"type",params:{type: schema56.properties.expires_at.type},message:"must be string,null"}];
return false;
}
if(errors === _errs11){
if(errors === _errs11){
if(typeof data5 === "string"){
if(!(formats2.test(data5))){
validate45.errors = [{instancePath:instancePath+"/expires_at",schemaPath:"#/properties/expires_at/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""}];
return false;
}
}
}
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.matures_at !== undefined){
let data6 = data.matures_at;
const _errs13 = errors;
if((typeof data6 !== "string") && (data6 !== null)){
validate45.errors = [{instancePath:instancePath+"/matures_at",schemaPath:"#/properties/matures_at/type",keyword:"type",params:{type: schema56.properties.matures_at.type},message:"must be string,null"}];
return false;
}
if(errors === _errs13){
if(errors === _errs13){
if(typeof data6 === "string"){
if(!(formats2.test(data6))){
validate45.errors = [{instancePath:instancePath+"/matures_at",schemaPath:"#/properties/matures_at/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""}];
return false;
}
}
}
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.reference_id !== undefined){
let data7 = data.reference_id;
const _errs15 = errors;
if((typeof data7 !== "string") && (data7 !== null)){
validate45.errors = [{instancePath:instancePath+"/reference_id",schemaPath:"#/properties/reference_id/type",keyword:"type",params:{type: schema56.properties.reference_id.type},message:"must be string,null"}];
return false;
}
if(errors === _errs15){
if(typeof data7 === "string"){
if(Array.from(data7.trim()).length < 1){
validate45.errors = [{instancePath:instancePath+"/reference_id",schemaPath:"#/properties/reference_id/trimmedMin",keyword:"trimmedMin",params:{},message:"must have at least 1 character, blanks at its ends not counted"}];
return false;
}
else {
if(Array.from(data7.trim()).length > 255){
validate45.errors = [{instancePath:instancePath+"/reference_id",schemaPath:"#/properties/reference_id/trimmedMax",keyword:"trimmedMax",params:{},message:"must have at most 255 characters, blanks at its ends not counted"}];
return false;
}
}
}
}
var valid0 = _errs15 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
else {
validate45.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate45.errors = vErrors;
return errors === 0;
}
validate45.evaluated = {"props":{"program_id":true,"participant_id":true,"asset_id":true,"amount":true,"description":true,"expires_at":true,"matures_at":true,"reference_id":true},"dynamicProps":false,"dynamicItems":false};

export const previewRequestBody = validate46;
const schema57 = {"type":"object","required":["method","path"],"properties":{"method":{"type":"string","enum":["GET","POST","PATCH"]},"path":{"type":"string"},"body":{}}};

function validate46(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate46.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.method === undefined) && (missing0 = "method")) || ((data.path === undefined) && (missing0 = "path"))){
validate46.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.method !== undefined){
let data0 = data.method;
const _errs1 = errors;
if(typeof data0 !== "string"){
validate46.errors = [{instancePath:instancePath+"/method",schemaPath:"#/properties/method/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!(((data0 === "GET") || (data0 === "POST")) || (data0 === "PATCH"))){
validate46.errors = [{instancePath:instancePath+"/method",schemaPath:"#/properties/method/enum",keyword:"enum",params:{allowedValues: schema57.properties.method.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.path !== undefined){
const _errs3 = errors;
if(typeof data.path !== "string"){
validate46.errors = [{instancePath:instancePath+"/path",schemaPath:"#/properties/path/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
}
}
}
else {
validate46.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate46.errors = vErrors;
return errors === 0;
}
validate46.evaluated = {"props":{"method":true,"path":true,"body":true},"dynamicProps":false,"dynamicItems":false};

export const updateSettingsBody = validate47;
const schema58 = {"type":"object","properties":{"restored_expired_lots":{"type":["string","null"],"enum":["expire","restore","refuse",null]},"rate_limit":{"type":["boolean","null"]}}};

function validate47(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate47.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.restored_expired_lots !== undefined){
let data0 = data.restored_expired_lots;
const _errs1 = errors;
if((typeof data0 !== "string") && (data0 !== null)){
validate47.errors = [{instancePath:instancePath+"/restored_expired_lots",schemaPath:"#/properties/restored_expired_lots/type",keyword:"type",params:{type: schema58.properties.restored_expired_lots.type},message:"must be string,null"}];
return false;
}
if(!((((data0 === "expire") || (data0 === "restore")) || (data0 === "refuse")) || (data0 === null))){
validate47.errors = [{instancePath:instancePath+"/restored_expired_lots",schemaPath:"#/properties/restored_expired_lots/enum",keyword:"enum",params:{allowedValues: schema58.properties.restored_expired_lots.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.rate_limit !== undefined){
let data1 = data.rate_limit;
const _errs3 = errors;
if((typeof data1 !== "boolean") && (data1 !== null)){
validate47.errors = [{instancePath:instancePath+"/rate_limit",schemaPath:"#/properties/rate_limit/type",keyword:"type",params:{type: schema58.properties.rate_limit.type},message:"must be boolean,null"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
}
}
else {
validate47.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate47.errors = vErrors;
return errors === 0;
}
validate47.evaluated = {"props":{"restored_expired_lots":true,"rate_limit":true},"dynamicProps":false,"dynamicItems":false};

export const setFaultBody = validate48;
const schema59 = {"type":"object","required":["pack"],"properties":{"pack":{"type":"string","enum":["commit-then-drop","drop-before-commit","http-429","http-500-before","http-500-after","slow","truncated-body","malformed-json"]},"times":{"type":["integer","null"],"minimum":1,"maximum":1000000},"match":{"type":["string","null"],"trimmedMin":1,"trimmedMax":300},"delay_ms":{"type":["integer","null"],"minimum":1,"maximum":600000}}};

function validate48(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate48.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.pack === undefined) && (missing0 = "pack")){
validate48.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.pack !== undefined){
let data0 = data.pack;
const _errs1 = errors;
if(typeof data0 !== "string"){
validate48.errors = [{instancePath:instancePath+"/pack",schemaPath:"#/properties/pack/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!((((((((data0 === "commit-then-drop") || (data0 === "drop-before-commit")) || (data0 === "http-429")) || (data0 === "http-500-before")) || (data0 === "http-500-after")) || (data0 === "slow")) || (data0 === "truncated-body")) || (data0 === "malformed-json"))){
validate48.errors = [{instancePath:instancePath+"/pack",schemaPath:"#/properties/pack/enum",keyword:"enum",params:{allowedValues: schema59.properties.pack.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.times !== undefined){
let data1 = data.times;
const _errs3 = errors;
if((!((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1)))) && (data1 !== null)){
validate48.errors = [{instancePath:instancePath+"/times",schemaPath:"#/properties/times/type",keyword:"type",params:{type: schema59.properties.times.type},message:"must be integer,null"}];
return false;
}
if(errors === _errs3){
if(typeof data1 == "number"){
if(data1 > 1000000 || isNaN(data1)){
validate48.errors = [{instancePath:instancePath+"/times",schemaPath:"#/properties/times/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000},message:"must be <= 1000000"}];
return false;
}
else {
if(data1 < 1 || isNaN(data1)){
validate48.errors = [{instancePath:instancePath+"/times",schemaPath:"#/properties/times/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.match !== undefined){
let data2 = data.match;
const _errs5 = errors;
if((typeof data2 !== "string") && (data2 !== null)){
validate48.errors = [{instancePath:instancePath+"/match",schemaPath:"#/properties/match/type",keyword:"type",params:{type: schema59.properties.match.type},message:"must be string,null"}];
return false;
}
if(errors === _errs5){
if(typeof data2 === "string"){
if(Array.from(data2.trim()).length < 1){
validate48.errors = [{instancePath:instancePath+"/match",schemaPath:"#/properties/match/trimmedMin",keyword:"trimmedMin",params:{},message:"must have at least 1 character, blanks at its ends not counted"}];
return false;
}
else {
if(Array.from(data2.trim()).length > 300){
validate48.errors = [{instancePath:instancePath+"/match",schemaPath:"#/properties/match/trimmedMax",keyword:"trimmedMax",params:{},message:"must have at most 300 characters, blanks at its ends not counted"}];
return false;
}
}
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.delay_ms !== undefined){
let data3 = data.delay_ms;
const _errs7 = errors;
if((!((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3)))) && (data3 !== null)){
validate48.errors = [{instancePath:instancePath+"/delay_ms",schemaPath:"#/properties/delay_ms/type",keyword:"type",params:{type: schema59.properties.delay_ms.type},message:"must be integer,null"}];
return false;
}
if(errors === _errs7){
if(typeof data3 == "number"){
if(data3 > 600000 || isNaN(data3)){
validate48.errors = [{instancePath:instancePath+"/delay_ms",schemaPath:"#/properties/delay_ms/maximum",keyword:"maximum",params:{comparison: "<=", limit: 600000},message:"must be <= 600000"}];
return false;
}
else {
if(data3 < 1 || isNaN(data3)){
validate48.errors = [{instancePath:instancePath+"/delay_ms",schemaPath:"#/properties/delay_ms/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
else {
validate48.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate48.errors = vErrors;
return errors === 0;
}
validate48.evaluated = {"props":{"pack":true,"times":true,"match":true,"delay_ms":true},"dynamicProps":false,"dynamicItems":false};

export const actOnSnapshotBody = validate49;
const schema60 = {"type":"object","required":["action","name"],"properties":{"action":{"type":"string","enum":["save","restore","delete"]},"name":{"type":"string"},"replace":{"type":["boolean","null"]}}};

function validate49(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate49.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.action === undefined) && (missing0 = "action")) || ((data.name === undefined) && (missing0 = "name"))){
validate49.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.action !== undefined){
let data0 = data.action;
const _errs1 = errors;
if(typeof data0 !== "string"){
validate49.errors = [{instancePath:instancePath+"/action",schemaPath:"#/properties/action/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!(((data0 === "save") || (data0 === "restore")) || (data0 === "delete"))){
validate49.errors = [{instancePath:instancePath+"/action",schemaPath:"#/properties/action/enum",keyword:"enum",params:{allowedValues: schema60.properties.action.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.name !== undefined){
const _errs3 = errors;
if(typeof data.name !== "string"){
validate49.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.replace !== undefined){
let data2 = data.replace;
const _errs5 = errors;
if((typeof data2 !== "boolean") && (data2 !== null)){
validate49.errors = [{instancePath:instancePath+"/replace",schemaPath:"#/properties/replace/type",keyword:"type",params:{type: schema60.properties.replace.type},message:"must be boolean,null"}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate49.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate49.errors = vErrors;
return errors === 0;
}
validate49.evaluated = {"props":{"action":true,"name":true,"replace":true},"dynamicProps":false,"dynamicItems":false};

export const listAllRedemptionsQuery = validate50;
const schema61 = {"type":"object","required":[],"properties":{"participant_id":{"type":"string","format":"uuid"},"external_id":{"type":"string","trimmedMin":1,"trimmedMax":255},"status":{"type":"string","enum":["COMPLETED","PARTIALLY_REVERSED","FULLY_REVERSED"]},"limit":{"type":"integer","minimum":1},"cursor":{"type":"string"}}};

function validate50(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate50.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.participant_id !== undefined){
let data0 = data.participant_id;
const _errs1 = errors;
if(errors === _errs1){
if(errors === _errs1){
if(typeof data0 === "string"){
if(!(formats0.test(data0))){
validate50.errors = [{instancePath:instancePath+"/participant_id",schemaPath:"#/properties/participant_id/format",keyword:"format",params:{format: "uuid"},message:"must match format \""+"uuid"+"\""}];
return false;
}
}
else {
validate50.errors = [{instancePath:instancePath+"/participant_id",schemaPath:"#/properties/participant_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.external_id !== undefined){
let data1 = data.external_id;
const _errs3 = errors;
if(errors === _errs3){
if(typeof data1 === "string"){
if(Array.from(data1.trim()).length < 1){
validate50.errors = [{instancePath:instancePath+"/external_id",schemaPath:"#/properties/external_id/trimmedMin",keyword:"trimmedMin",params:{},message:"must have at least 1 character, blanks at its ends not counted"}];
return false;
}
else {
if(Array.from(data1.trim()).length > 255){
validate50.errors = [{instancePath:instancePath+"/external_id",schemaPath:"#/properties/external_id/trimmedMax",keyword:"trimmedMax",params:{},message:"must have at most 255 characters, blanks at its ends not counted"}];
return false;
}
}
}
else {
validate50.errors = [{instancePath:instancePath+"/external_id",schemaPath:"#/properties/external_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.status !== undefined){
let data2 = data.status;
const _errs5 = errors;
if(typeof data2 !== "string"){
validate50.errors = [{instancePath:instancePath+"/status",schemaPath:"#/properties/status/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!(((data2 === "COMPLETED") || (data2 === "PARTIALLY_REVERSED")) || (data2 === "FULLY_REVERSED"))){
validate50.errors = [{instancePath:instancePath+"/status",schemaPath:"#/properties/status/enum",keyword:"enum",params:{allowedValues: schema61.properties.status.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.limit !== undefined){
let data3 = data.limit;
const _errs7 = errors;
if(!((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3)))){
validate50.errors = [{instancePath:instancePath+"/limit",schemaPath:"#/properties/limit/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs7){
if(typeof data3 == "number"){
if(data3 < 1 || isNaN(data3)){
validate50.errors = [{instancePath:instancePath+"/limit",schemaPath:"#/properties/limit/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.cursor !== undefined){
const _errs9 = errors;
if(typeof data.cursor !== "string"){
validate50.errors = [{instancePath:instancePath+"/cursor",schemaPath:"#/properties/cursor/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
else {
validate50.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate50.errors = vErrors;
return errors === 0;
}
validate50.evaluated = {"props":{"participant_id":true,"external_id":true,"status":true,"limit":true,"cursor":true},"dynamicProps":false,"dynamicItems":false};

