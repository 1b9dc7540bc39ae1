using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Options;

namespace Aspire.Hosting.Pipelines;

internal sealed class PipelineOutputService(IOptions<PipelineOptions> options, string appHostDirectory) : IPipelineOutputService
{
    public string GetOutputDirectory() =>
        options.Value.OutputPath is { Length: > 0 } path ? Path.GetFullPath(path) : Path.Combine(appHostDirectory, "aspire-output");

    public string GetOutputDirectory(IResource resource) => Path.Combine(GetOutputDirectory(), resource.Name);
}
