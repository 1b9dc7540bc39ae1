using Aspire.Hosting.ApplicationModel;
using IrisBench.Tests.Workarounds;

namespace IrisBench.Tests.OpenFaaS;

/// <summary>What the gateway of a platform is told of a function: text as it is, all else as what it is. Nothing is started.</summary>
internal static class GatewaySettings
{
    public static async Task<SortedDictionary<string, object>> OfAsync<T>(IResourceBuilder<T> platform, string function)
        where T : FunctionPlatformResource
    {
        var prefix = $"Gateway__Functions__{function}__";
        return new(
            (await Model.VariablesAsync(platform)).Where(variable => variable.Key.StartsWith(prefix, StringComparison.Ordinal))
                .ToDictionary(variable => variable.Key[prefix.Length..], variable => variable.Value),
            StringComparer.Ordinal);
    }
}
