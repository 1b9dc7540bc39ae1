namespace Aspire.Hosting.ApplicationModel;

/// <summary>The environment and the arguments of a resource.</summary>
public interface IExecutionConfigurationResult
{
    /// <summary>The arguments: as declared, and as text. In publish mode the text of a value is its manifest expression.</summary>
    IEnumerable<(object Unprocessed, string Processed, bool IsSensitive)> ArgumentsWithUnprocessed { get; }

    /// <summary>The environment: as declared, and as text. In publish mode the text of a value is its manifest expression.</summary>
    IEnumerable<KeyValuePair<string, (object Unprocessed, string Processed)>> EnvironmentVariablesWithUnprocessed { get; }

    /// <summary>The environment as text.</summary>
    IEnumerable<KeyValuePair<string, string>> EnvironmentVariables { get; }

    /// <summary>What went wrong, or null. A callback that fails throws; the embedded host collects nothing here.</summary>
    Exception? Exception { get; }
}
