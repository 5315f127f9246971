//! Tests that need more than one room, or a real server.

mod register;
mod support;
