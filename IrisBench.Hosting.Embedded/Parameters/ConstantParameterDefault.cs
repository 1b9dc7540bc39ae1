namespace Aspire.Hosting.ApplicationModel;

internal sealed class ConstantParameterDefault(string value) : ParameterDefault
{
    public override string GetDefaultValue() => value;
}
