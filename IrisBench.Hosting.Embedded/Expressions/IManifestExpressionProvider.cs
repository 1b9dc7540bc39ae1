namespace Aspire.Hosting.ApplicationModel;

/// <summary>Something whose value stands in a manifest as an expression.</summary>
public interface IManifestExpressionProvider
{
    /// <summary>The expression, in braces.</summary>
    string ValueExpression { get; }
}
