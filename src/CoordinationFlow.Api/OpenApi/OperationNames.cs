using Microsoft.AspNetCore.Mvc.ApiExplorer;

namespace CoordinationFlow.Api.OpenApi;

/// <summary>Names of operations for generated clients: method and path, such as <c>postDossiersIdRounds</c>.</summary>
internal static class OperationNames
{
    public static string Of(ApiDescription endpoint)
    {
        var words = (endpoint.RelativePath ?? "").Split('/', '-', '{', '}', ':').Where(word => word.Length > 0 && word is not ("api" or "int"));
        return endpoint.HttpMethod!.ToLowerInvariant() + string.Concat(words.Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
    }
}
