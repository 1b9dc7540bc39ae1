using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;

namespace IrisBench.Evaluation.Cost.Prices;

/// <summary>What a price sheet must hold to: the ranges at its properties, and what goes beyond a single one.</summary>
internal static class PriceSheetRules
{
    /// <summary>Each broken rule, by the path of its value.</summary>
    public static IEnumerable<string> BrokenBy(PriceSheet sheet)
        => RangesBrokenBy(sheet, "").Concat(SizesBrokenBy(sheet));

    private static IEnumerable<string> RangesBrokenBy(object value, string path)
    {
        var results = new List<ValidationResult>();
        Validator.TryValidateObject(value, new ValidationContext(value), results, validateAllProperties: true);
        foreach (var result in results)
            yield return $"{path}{JsonNamingPolicy.CamelCase.ConvertName(result.MemberNames.First())}: {result.ErrorMessage?.TrimEnd('.')}";
        foreach (var property in value.GetType().GetProperties().Where(property => property.GetIndexParameters().Length == 0))
        {
            var name = path + JsonNamingPolicy.CamelCase.ConvertName(property.Name);
            var inner = property.GetValue(value) switch
            {
                string or null => [],
                IEnumerable list => list.Cast<object>().Select((item, index) => (Item: item, Path: $"{name}[{index}]")),
                var single => [(Item: single, Path: name)],
            };
            foreach (var broken in inner.Where(part => part.Item.GetType().Assembly == typeof(PriceSheet).Assembly).SelectMany(part => RangesBrokenBy(part.Item, $"{part.Path}.")))
                yield return broken;
        }
    }

    private static IEnumerable<string> SizesBrokenBy(PriceSheet sheet)
    {
        if (sheet.Functions.MaximumMegabytes < sheet.Functions.MinimumMegabytes)
            yield return "functions.maximumMegabytes: is less than minimumMegabytes";
        if (sheet.Functions.FixedMegabytes is { } size && (size < sheet.Functions.MinimumMegabytes || size > sheet.Functions.MaximumMegabytes))
            yield return "functions.fixedMegabytes: is not between minimumMegabytes and maximumMegabytes";
        if (sheet.Pods.Sizes.SelectMany(sizes => sizes.Gigabytes).Any(gigabytes => gigabytes is not (> 0 and < 1e6)))
            yield return "pods.sizes: a size of memory must be above 0";
    }
}
