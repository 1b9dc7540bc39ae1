using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Pipelines;

/// <summary>Where steps write their files.</summary>
public interface IPipelineOutputService
{
    /// <summary>The directory of <c>--output-path</c>, else <c>aspire-output</c> beside the AppHost's project.</summary>
    /// <returns>A full path; the directory need not exist.</returns>
    string GetOutputDirectory();

    /// <summary>A directory of its own in the output directory.</summary>
    /// <param name="resource">The resource that gives it its name.</param>
    /// <returns>A full path; the directory need not exist.</returns>
    string GetOutputDirectory(IResource resource);
}
