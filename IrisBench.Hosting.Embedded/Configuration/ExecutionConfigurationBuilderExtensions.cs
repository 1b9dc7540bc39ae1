namespace Aspire.Hosting.ApplicationModel;

/// <summary>Says what is to be collected.</summary>
public static class ExecutionConfigurationBuilderExtensions
{
    /// <summary>Collects the arguments.</summary>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    public static IExecutionConfigurationBuilder WithArgumentsConfig(this IExecutionConfigurationBuilder builder) =>
        ((ExecutionConfigurationBuilder)builder).WithArguments();

    /// <summary>Collects the environment.</summary>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    public static IExecutionConfigurationBuilder WithEnvironmentVariablesConfig(this IExecutionConfigurationBuilder builder) =>
        ((ExecutionConfigurationBuilder)builder).WithEnvironment();
}
