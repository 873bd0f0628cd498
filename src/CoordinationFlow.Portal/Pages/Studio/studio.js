// Puts the one element that the page asks for into its place, tells it where the API is, and follows where Studio leads.
(() => {
    const place = document.getElementById('studio');
    if (!place) {
        return;
    }

    const base = new URL(document.baseURI).pathname;
    const shown = location.pathname;
    const open = path => location.assign(base + path);
    const name = place.dataset.element;

    customElements.whenDefined(name).then(() => {
        const element = document.createElement(name);
        element.setAttribute('remote-endpoint', location.origin + '/elsa/api');
        if (place.dataset.idName) {
            element.setAttribute(place.dataset.idName, place.dataset.id);
        }

        element.editWorkflowDefinition = id => open(`workflows/definitions/${encodeURIComponent(id)}/edit`);
        element.viewWorkflowInstance = id => open(`workflows/instances/${encodeURIComponent(id)}/view`);
        place.replaceChildren(element);
    });

    // Some of Studio's ways change the address only: there is no router behind it, so the page of that address is loaded.
    // A moment later, so that an answer under way is still read.
    const moment = 200;
    const follow = () => {
        if (location.pathname !== shown) {
            setTimeout(() => location.reload(), moment);
        }
    };
    for (const change of ['pushState', 'replaceState']) {
        const original = history[change];
        history[change] = function (...given) {
            original.apply(this, given);
            follow();
        };
    }

    addEventListener('popstate', follow);
})();
