using System.Globalization;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace IrisBench.Hosting.Embedded;

internal sealed class ExecutionConfiguration : IExecutionConfigurationResult
{
    private readonly List<(object Unprocessed, string Processed, bool IsSensitive)> _arguments = [];
    private readonly List<KeyValuePair<string, (object Unprocessed, string Processed)>> _environment = [];

    public IEnumerable<(object Unprocessed, string Processed, bool IsSensitive)> ArgumentsWithUnprocessed => _arguments;

    public IEnumerable<KeyValuePair<string, (object Unprocessed, string Processed)>> EnvironmentVariablesWithUnprocessed => _environment;

    public IEnumerable<KeyValuePair<string, string>> EnvironmentVariables =>
        _environment.Select(variable => KeyValuePair.Create(variable.Key, variable.Value.Processed));

    public Exception? Exception => null;

    public static async Task<ExecutionConfiguration> CollectAsync(IResource resource, DistributedApplicationExecutionContext executionContext, bool arguments, bool environment, CancellationToken cancellationToken)
    {
        var collected = new ExecutionConfiguration();
        if (arguments)
        {
            var context = new CommandLineArgsCallbackContext([], cancellationToken);
            foreach (var annotation in resource.Annotations.OfType<CommandLineArgsCallbackAnnotation>().ToArray())
                await annotation.Callback(context);
            foreach (var argument in context.Args)
            {
                if (await TextAsync(argument, executionContext, cancellationToken) is { } text)
                    collected._arguments.Add((argument, text, argument is ParameterResource { Secret: true }));
            }
        }

        if (environment)
        {
            var context = new EnvironmentCallbackContext(executionContext, resource, cancellationToken: cancellationToken);
            foreach (var annotation in resource.Annotations.OfType<EnvironmentCallbackAnnotation>().ToArray())
                await annotation.Callback(context);
            foreach (var (name, value) in context.EnvironmentVariables)
            {
                if (await TextAsync(value, executionContext, cancellationToken) is { } text)
                    collected._environment.Add(new(name, (value, text)));
            }
        }

        return collected;
    }

    private static async Task<string?> TextAsync(object value, DistributedApplicationExecutionContext executionContext, CancellationToken cancellationToken) => value switch
    {
        string text => text,
        IManifestExpressionProvider provider when executionContext.IsPublishMode => provider.ValueExpression,
        IValueProvider provider => await provider.GetValueAsync(cancellationToken),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}
