using System.Text;

namespace CoordinationFlow.IntegrationTests.BadInput;

/// <summary>Named ways to make a request wrong outside its body.</summary>
internal static class HeaderOperators
{
    public static IEnumerable<BadRequest> Of(ApiOperation operation, string path)
    {
        var valid = operation.BodySchema is null ? null : Encoding.UTF8.GetBytes(operation.Example.ToJsonString());
        BadRequest Make(string name, int status, string code) => new(name, operation.Method, path, status, code) { Body = valid };

        yield return Make("nobody asks", 401, "sign-in.missing") with { Token = null };
        yield return Make("a token that is nobody's", 401, "sign-in.missing") with { Token = "x" };
        yield return Make("a method that the address does not know", 405, "method.not-allowed") with { Method = "PATCH" };
        yield return Make("an address that does not exist", 404, "route.unknown") with { Path = path + "/of/nothing" };
        if (operation.NeedsKey)
        {
            var token = operation.Path.StartsWith("/api/dossiers", StringComparison.Ordinal) || operation.Path.StartsWith("/api/tasks", StringComparison.Ordinal) ? "demo-ann" : "demo-eva";
            yield return Make("no key", 400, "idempotency.missing") with { Key = null, Token = token };
            yield return Make("too long a key", 400, "idempotency.invalid") with { Key = new string('k', 129), Token = token };
            yield return Make("a key with a space", 400, "idempotency.invalid") with { Key = "a b", Token = token };
        }
        foreach (var name in operation.Parameters.Where(parameter => parameter["in"]!.ToString() == "query").Select(parameter => parameter["name"]!.ToString()))
        {
            foreach (var (value, status, code) in Queries(name))
            {
                yield return Make($"{name} that is none", status, code) with { Path = $"{path}?{name}={value}", Token = operation.Path.Contains("refused", StringComparison.Ordinal) ? "demo-eva" : "demo-ann" };
            }
        }
    }

    private static IEnumerable<(string Value, int Status, string Code)> Queries(string name) => name switch
    {
        "take" => [("0", 422, "input.invalid"), ("101", 422, "input.invalid"), ("many", 422, "input.invalid"), ("-1", 422, "input.invalid")],
        "cursor" => [("%00nonsense", 422, "input.invalid"), (new string('c', 600), 422, "input.invalid"), ("twelve~", 422, "input.invalid")],
        "state" => [("Nowhere", 422, "input.invalid"), ("preparing", 422, "input.invalid")],
        "open" or "waitsForCoordinator" => [("perhaps", 422, "input.invalid"), ("1", 422, "input.invalid")],
        "area" or "pilot" => [("a%20b", 422, "input.invalid"), (new string('a', 65), 422, "input.invalid")],
        _ => [],
    };
}
