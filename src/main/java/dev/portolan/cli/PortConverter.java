package dev.portolan.cli;

import dev.portolan.model.PortNumber;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads what is typed for `--port`.
final class PortConverter implements ITypeConverter<Integer> {
  @Override
  public Integer convert(String typed) {
    return PortNumber.parse(typed).orElseThrow(() -> new TypeConversionException(PortNumber.RULE));
  }
}
