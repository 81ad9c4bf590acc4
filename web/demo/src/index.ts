// SPDX-License-Identifier: Apache-2.0

// The page is a demonstration and says so wherever it is served from.
document.querySelector("[data-host]")?.replaceChildren(location.host);
