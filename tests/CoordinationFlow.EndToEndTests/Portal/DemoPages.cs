namespace CoordinationFlow.EndToEndTests.Portal;

/// <summary>Who of the demonstration sees which pages.</summary>
internal static class DemoPages
{
    /// <summary>A handler with a task that awaits an answer.</summary>
    public const string Handler = "emp-h1";

    /// <summary>The mandate holder of the same participant.</summary>
    public const string MandateHolder = "emp-m1";

    /// <summary>Every address that the person can open from its own pages: lists, forms, each dossier and task with its actions.</summary>
    public static async Task<IReadOnlyList<string>> OfAsync(Visitor visitor)
    {
        var found = new List<string>();
        var ahead = new Queue<string>(await visitor.Page.Locator("nav.main a").EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href'))"));
        ahead.Enqueue("/accessibility");
        ahead.Enqueue("/no-such-page");
        while (ahead.TryDequeue(out var path))
        {
            if (found.Contains(path))
            {
                continue;
            }

            found.Add(path);
            await visitor.GoAsync(path);
            foreach (var link in await visitor.LinksAsync("/"))
            {
                var plain = link.Split('#')[0];
                if (plain != "/" && !plain.StartsWith("/language", StringComparison.Ordinal) && !plain.Contains("sort=", StringComparison.Ordinal) && !found.Contains(plain))
                {
                    ahead.Enqueue(plain);
                }
            }
        }

        return found;
    }
}
