using System.Text.Json;
using IrisBench.Compare.Experiment;

namespace IrisBench.Compare.Reporting;

internal static class JsonReport
{
    /// <exception cref="CompareException">The file cannot be written.</exception>
    public static async Task WriteAsync(FileInfo file, ComparisonResult result, CancellationToken cancellationToken)
    {
        try
        {
            await using var stream = file.Create();
            await JsonSerializer.SerializeAsync(stream, result, ReportingJson.Default.ComparisonResult, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CompareException($"{file.FullName} cannot be written: {exception.Message}", exception);
        }
    }
}
