using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using IrisBench.Tests.Workarounds;

namespace IrisBench.Tests.OpenFaaS;

/// <summary>An application that a test describes, as it would run on this machine; nothing of it is started.</summary>
internal sealed class RunningModel
{
    public IDistributedApplicationBuilder Builder { get; } = DistributedApplication.CreateBuilder([]);

    /// <summary>What the gateway of a platform is told of a function: text as it is, all else as what it is.</summary>
    public async Task<SortedDictionary<string, object>> SettingsAsync<T>(IResourceBuilder<T> platform, string function)
        where T : FunctionPlatformResource
    {
        var prefix = $"Gateway__Functions__{function}__";
        return new(
            (await Model.VariablesAsync(platform)).Where(variable => variable.Key.StartsWith(prefix, StringComparison.Ordinal))
                .ToDictionary(variable => variable.Key[prefix.Length..], variable => variable.Value),
            StringComparer.Ordinal);
    }
}
